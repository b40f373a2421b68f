package io.headroom.content.binding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arithmetic of an author: {@code 9 * (0.3 + 0.7 * scale^2) / clock}. Numbers, names, {@code + - *
 * / ^}, {@code min max floor round}, comparisons (1 when they hold, else 0), {@code and}, {@code
 * or}. Decimal numbers of 34 digits, so that the same text is the same number on every machine;
 * only a power with a fraction in its exponent is of 17 digits. Immutable.
 */
public final class Expression {
    private static final MathContext DIGITS = MathContext.DECIMAL128;
    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_EXPONENT = 100;

    /** Results beyond this are no figure of any system. */
    private static final BigDecimal MOST = new BigDecimal("1e18");

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<number>[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?|\\.[0-9]+)"
                            + "|(?<name>[A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)*)"
                            + "|(?<sign><=|>=|[-+*/^(),<>=×÷−]))\\s*");

    private static final Map<String, BinaryOperator<BigDecimal>> FUNCTIONS =
            Map.of("min", BigDecimal::min, "max", BigDecimal::max);

    private final Node root;
    private final Set<String> names;

    private Expression(Node root, Set<String> names) {
        this.root = root;
        this.names = Collections.unmodifiableSet(names);
    }

    /** What names stand for. */
    public interface Names {
        /** The number of a name that {@link #names()} lists. */
        BigDecimal of(String name);

        /** Told of the two sides of every comparison that is made. */
        default void compared(BigDecimal one, BigDecimal other) {}
    }

    /** Says what is wrong with a text, or why it has no number. */
    public static final class Undefined extends Exception {
        private static final long serialVersionUID = 1L;

        Undefined(String expected) {
            super(expected);
        }

        /** What should stand there instead. */
        public String expected() {
            return String.valueOf(getMessage());
        }
    }

    @FunctionalInterface
    private interface Node {
        BigDecimal value(Names names) throws Undefined;
    }

    /** What a text says. */
    public static Expression parse(String text) throws Undefined {
        if (text.length() > MOST_CHARACTERS) {
            throw new Undefined("an expression of at most " + MOST_CHARACTERS + " characters");
        }
        Parser parser = new Parser(text);
        Node root = parser.either();
        if (!parser.sign.isEmpty()) {
            throw parser.unexpected();
        }
        return new Expression(root, parser.names);
    }

    /** The names in it. */
    public Set<String> names() {
        return names;
    }

    /** Its number. */
    public BigDecimal value(Names values) throws Undefined {
        BigDecimal value = root.value(values);
        if (value.abs().compareTo(MOST) > 0) {
            throw new Undefined("a number from -1e18 to 1e18");
        }
        return value;
    }

    private static BigDecimal truth(boolean holds) {
        return holds ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private static BigDecimal power(BigDecimal base, BigDecimal exponent) throws Undefined {
        boolean whole = exponent.stripTrailingZeros().scale() <= 0;
        if (exponent.abs().compareTo(BigDecimal.valueOf(MOST_EXPONENT)) > 0) {
            throw new Undefined("an exponent of at most " + MOST_EXPONENT);
        }
        if (whole && exponent.signum() >= 0) {
            return base.pow(exponent.intValueExact(), DIGITS);
        }
        if (whole && base.signum() != 0) {
            return BigDecimal.ONE.divide(base.pow(-exponent.intValueExact(), DIGITS), DIGITS);
        }
        double power = StrictMath.pow(base.doubleValue(), exponent.doubleValue());
        if (!Double.isFinite(power)) {
            throw new Undefined("a power that is a number");
        }
        return BigDecimal.valueOf(power);
    }

    /** Descends from what binds least to what binds most. */
    private static final class Parser {
        private final String text;
        private final Matcher matcher;
        private final Set<String> names = new LinkedHashSet<>();
        private int end;

        /** The token that stands next; empty at the end. */
        private String sign = "";

        private boolean isName;
        private boolean isNumber;

        Parser(String text) throws Undefined {
            this.text = text;
            matcher = TOKEN.matcher(text);
            advance();
        }

        private void advance() throws Undefined {
            if (end == text.length()) {
                sign = "";
                isName = false;
                isNumber = false;
                return;
            }
            if (!matcher.find(end) || matcher.start() != end) {
                sign = text.substring(end).strip();
                throw unexpected();
            }
            end = matcher.end();
            isName = matcher.group("name") != null;
            isNumber = matcher.group("number") != null;
            sign = matcher.group().strip().replace('×', '*').replace('÷', '/').replace('−', '-');
        }

        private Undefined unexpected() {
            String before = sign.isEmpty() ? "more after it" : "something else than " + sign;
            return new Undefined("an expression such as 2 * (a + b), with " + before);
        }

        private boolean took(String wanted) throws Undefined {
            if (!sign.equals(wanted)) {
                return false;
            }
            advance();
            return true;
        }

        private void take(String wanted) throws Undefined {
            if (!took(wanted)) {
                throw unexpected();
            }
        }

        private Node either() throws Undefined {
            Node left = both();
            while (took("or")) {
                Node one = left;
                Node other = both();
                left = v -> truth(one.value(v).signum() != 0 || other.value(v).signum() != 0);
            }
            return left;
        }

        private Node both() throws Undefined {
            Node left = comparison();
            while (took("and")) {
                Node one = left;
                Node other = comparison();
                left = v -> truth(one.value(v).signum() != 0 && other.value(v).signum() != 0);
            }
            return left;
        }

        private Node comparison() throws Undefined {
            Node one = sum();
            String how = sign;
            if (!Set.of("<", "<=", ">", ">=", "=").contains(how)) {
                return one;
            }
            advance();
            Node other = sum();
            return v -> {
                BigDecimal left = one.value(v);
                BigDecimal right = other.value(v);
                v.compared(left, right);
                int order = left.compareTo(right);
                return truth(
                        switch (how) {
                            case "<" -> order < 0;
                            case "<=" -> order <= 0;
                            case ">" -> order > 0;
                            case ">=" -> order >= 0;
                            default -> order == 0;
                        });
            };
        }

        private Node sum() throws Undefined {
            Node left = product();
            while (sign.equals("+") || sign.equals("-")) {
                boolean plus = sign.equals("+");
                advance();
                Node one = left;
                Node other = product();
                left =
                        v ->
                                plus
                                        ? one.value(v).add(other.value(v), DIGITS)
                                        : one.value(v).subtract(other.value(v), DIGITS);
            }
            return left;
        }

        private Node product() throws Undefined {
            Node left = signed();
            while (sign.equals("*") || sign.equals("/")) {
                boolean times = sign.equals("*");
                advance();
                Node one = left;
                Node other = signed();
                left =
                        v ->
                                times
                                        ? one.value(v).multiply(other.value(v), DIGITS)
                                        : quotient(one.value(v), other.value(v));
            }
            return left;
        }

        private static BigDecimal quotient(BigDecimal one, BigDecimal other) throws Undefined {
            if (other.signum() == 0) {
                throw new Undefined("a divisor other than 0");
            }
            return one.divide(other, DIGITS);
        }

        private Node signed() throws Undefined {
            if (took("-")) {
                Node positive = signed();
                return v -> positive.value(v).negate();
            }
            Node base = atom();
            if (!took("^")) {
                return base;
            }
            Node exponent = signed();
            return v -> power(base.value(v), exponent.value(v));
        }

        private Node atom() throws Undefined {
            String token = sign;
            if (isNumber) {
                advance();
                BigDecimal number = new BigDecimal(token);
                return v -> number;
            }
            if (isName) {
                advance();
                return took("(") ? function(token) : name(token);
            }
            take("(");
            Node inner = either();
            take(")");
            return inner;
        }

        private Node name(String name) {
            names.add(name);
            return v -> v.of(name);
        }

        private Node function(String name) throws Undefined {
            List<Node> given = new ArrayList<>(List.of(either()));
            while (took(",")) {
                given.add(either());
            }
            take(")");
            Node first = given.getFirst();
            BinaryOperator<BigDecimal> fold = FUNCTIONS.get(name.toLowerCase(Locale.ROOT));
            if (fold != null) {
                return v -> {
                    BigDecimal value = first.value(v);
                    for (Node each : given.subList(1, given.size())) {
                        value = fold.apply(value, each.value(v));
                    }
                    return value;
                };
            }
            if (given.size() == 1 && name.equals("floor")) {
                return v -> first.value(v).setScale(0, RoundingMode.FLOOR);
            }
            if (given.size() == 1 && name.equals("round")) {
                return v -> first.value(v).setScale(0, RoundingMode.HALF_UP);
            }
            throw new Undefined("one of the functions min, max, floor, round, found " + name);
        }
    }
}
