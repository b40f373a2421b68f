package io.headroom.content.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;

final class ExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3|7",
                "(1 + 2) × 3|9",
                "-2 ^ 2|-4",
                "2 ^ 3 ^ 2|512",
                "2 ^ -2|0.25",
                "9 - 4 − 3|2",
                "10 ÷ 4 / 5|0.5",
                "1.5e3 + .5|1500.5",
                "0.1 + 0.2|0.3",
                "min(3, 1, 2) + max(3, 1)|4",
                "floor(-1.5) + round(1.5)|0",
                "clock * (0.3 + 0.7 * scale ^ 2)|30",
                "layout.pages / 2|8",
                "clock > 30 and scale <= 2 or clock = 0|0",
                "clock >= 30 and scale < 2|1",
                "3 * (clock = 30)|3",
                "4 ^ 0.5|2",
            })
    void value_ofAText_isExact(String text, BigDecimal value) throws Exception {
        assertThat(Expression.parse(text).value(ExpressionTest::number))
                .isEqualByComparingTo(value);
    }

    private static BigDecimal number(String name) {
        return switch (name) {
            case "clock" -> BigDecimal.valueOf(30);
            case "scale" -> BigDecimal.ONE;
            default -> BigDecimal.valueOf(16);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 +|an expression such as 2 * (a + b), with more after it",
                "1 2|an expression such as 2 * (a + b), with something else than 2",
                "(1|an expression such as 2 * (a + b), with more after it",
                "1 ; 2|an expression such as 2 * (a + b), with something else than ; 2",
                "sin(1)|one of the functions min, max, floor, round, found sin",
                "1 / (2 - 2)|a divisor other than 0",
                "0 ^ -1|a power that is a number",
                "(-8) ^ 0.5|a power that is a number",
                "2 ^ 1000|an exponent of at most 100",
                "10 ^ 19|a number from -1e18 to 1e18",
            })
    void value_ofWhatIsNone_saysWhatWasExpected(String text, String expected) {
        assertThatThrownBy(() -> Expression.parse(text).value(name -> BigDecimal.ONE))
                .isInstanceOf(Expression.Undefined.class)
                .hasMessage(expected);
    }

    /** Nested as deep as its length allows, it neither hangs nor overflows. */
    @Test
    void parse_ofManyParentheses_ends() throws Exception {
        String deep = "(".repeat(400) + "1" + ")".repeat(400);
        assertThat(Expression.parse(deep).value(name -> BigDecimal.ONE)).isEqualTo("1");
    }
}
