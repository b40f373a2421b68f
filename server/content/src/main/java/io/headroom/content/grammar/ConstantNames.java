package io.headroom.content.grammar;

/** ConstantNames of constants as files say them. */
final class ConstantNames {
    private ConstantNames() {}

    /** {@code CANCEL_WHEN_ONE_STARTS} is {@code cancelWhenOneStarts}. */
    static String of(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        boolean capital = false;
        for (char letter : constant.name().toCharArray()) {
            if (letter != '_') {
                name.append(capital ? letter : Character.toLowerCase(letter));
            }
            capital = letter == '_';
        }
        return name.toString();
    }
}
