package io.headroom.content.grammar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what kinds say of themselves as tables of Markdown. */
public final class Tables {
    /** ConstantNames of what has a table of its own, and is not told inside of another. */
    private final Set<String> apart;

    /** Tables beside others of these names. */
    public Tables(Set<String> apart) {
        this.apart = Set.copyOf(apart);
    }

    /** The name that a kind has in schemas and tables; empty for most. */
    public static String name(Kind<?> kind) {
        return switch (kind) {
            case Shape<?> shape -> shape.name();
            case Union<?> union -> union.name();
            case Kinds<?> kinds -> kinds.name();
            default -> "";
        };
    }

    /** A kind and all that it is made of, in the order in which they are met. */
    public static Set<Kind<?>> all(Kind<?> kind) {
        Set<Kind<?>> all = new LinkedHashSet<>();
        collect(kind, all);
        return all;
    }

    /** Whether a word is enough where it is used. */
    private static boolean isToldApart(Kind<?> kind) {
        return switch (kind) {
            case WordKinds.Other<?> other -> !other.told().isEmpty() || isToldApart(other.kind());
            case Mapped<?, ?> mapped -> isToldApart(mapped.of());
            default -> false;
        };
    }

    /** A kind in a word or two; empty when its fields are told. */
    private static String told(Kind<?> kind) {
        return switch (kind) {
            case Shape<?> shape -> "";
            case Kinds<?> kinds -> "";
            case Union<?> union -> "";
            case Either<?> either ->
                    Stream.of(told(either.otherwise()), told(either.first()))
                            .filter(told -> !told.isEmpty())
                            .distinct()
                            .collect(Collectors.joining(", or "));
            case Mapped<?, ?> mapped -> told(mapped.of());
            case Later<?> later -> told(later.kind().get());
            case Quantity quantity -> told(quantity);
            case Sequence<?> list -> "list" + behind(" of ", told(list.of()));
            case WordKinds.Other<?> other ->
                    other.told().isEmpty() ? told(other.kind()) : other.told();
            case WordKinds.Named<?> named -> "by name" + behind(", ", told(named.each()));
            case WordKinds.Choice<?> choice ->
                    choice.meanings().keySet().stream()
                            .map(Tables::code)
                            .collect(Collectors.joining(", "));
            case WordKinds.Text text -> text.pattern() == null ? "text" : text.expected();
            default -> kind.expected();
        };
    }

    private static String behind(String word, String told) {
        return told.isEmpty() ? "" : word + told;
    }

    private static String told(Quantity quantity) {
        boolean number = quantity.unit() == Unit.NUMBER;
        String whole = quantity.whole() && number ? "whole " : "";
        String noun = quantity.unit().noun().replaceFirst("^an? ", whole);
        boolean endless = quantity.most().doubleValue() > 1e15;
        boolean least = quantity.least().compareTo(BigDecimal.ONE) <= 0;
        boolean plain = quantity.whole() && !number && least;
        boolean any = endless && (quantity.least().signum() <= 0 || number);
        return any || plain
                ? noun
                : quantity.range().replaceFirst("^an? (whole )?number( from)? ", "");
    }

    private static void collect(Kind<?> kind, Set<Kind<?>> all) {
        if (all.add(kind)) {
            kind.parts().forEach(part -> collect(part, all));
        }
    }

    /** The fields of an object, a row each; or the kinds that something may be, with theirs. */
    public String of(Kind<?> kind) {
        return switch (kind) {
            case Shape<?> shape -> fields(shape.rows());
            case Union<?> union -> union(union.all());
            case Kinds<?> kinds -> kinds(kinds);
            default -> throw new IllegalArgumentException("no table of " + kind);
        };
    }

    /** Fields, a row each. */
    public String fields(List<Row<?>> rows) {
        StringBuilder table = new StringBuilder("| field | may be | default | what it is |\n");
        table.append("|---|---|---|---|\n");
        for (Row<?> row : rows) {
            String otherwise = row.needed() ? "needed" : row.shown();
            String more = inside(row.kind());
            line(table, code(row.name()), told(row.kind()), otherwise, row.sentence() + more);
        }
        return table.toString();
    }

    private String union(Map<String, ? extends Shape<?>> kinds) {
        StringBuilder table = new StringBuilder("| kind | what it is | fields |\n|---|---|---|\n");
        kinds.forEach(
                (name, shape) ->
                        line(table, code(name), shape.sentence(), inline(shape.rows(), name)));
        return table.toString();
    }

    private String kinds(Kinds<?> kinds) {
        StringBuilder table = new StringBuilder("| kind | what it is | fields |\n|---|---|---|\n");
        kinds.all().forEach((name, kind) -> line(table, code(name), kind.sentence(), said(kind)));
        return table.toString();
    }

    private String said(Kinds.Named<?> kind) {
        Kind<?> said = kind.said();
        if (said == null) {
            return "";
        }
        return said instanceof Shape<?> shape ? inline(shape.rows(), "") : told(said);
    }

    /** All fields but one, in a sentence. */
    private String inline(List<Row<?>> rows, String without) {
        return rows.stream()
                .filter(row -> !row.name().equals(without))
                .map(this::inline)
                .collect(Collectors.joining("; "));
    }

    private String inline(Row<?> row) {
        List<String> limits = new ArrayList<>();
        if (!told(row.kind()).isEmpty()) {
            limits.add(told(row.kind()));
        }
        if (!row.shown().isEmpty()) {
            limits.add("default " + row.shown());
        }
        String told = limits.isEmpty() ? " " : " (" + String.join("; ", limits) + ") ";
        return code(row.name()) + told + row.sentence() + inside(row.kind());
    }

    /** What stands inside of a field that is told nowhere else. */
    private String inside(Kind<?> kind) {
        String name = name(kind);
        if (isToldApart(kind)) {
            return "";
        }
        if (apart.contains(name)) {
            return ", see *" + name + "*";
        }
        return switch (kind) {
            case Shape<?> shape -> ": { " + inline(shape.rows(), "") + " }";
            case Kinds<?> kinds ->
                    kinds.all().entrySet().stream()
                            .map(each -> each(each.getKey(), each.getValue()))
                            .collect(Collectors.joining("; ", ": ", ""));
            case Union<?> union ->
                    union.all().entrySet().stream()
                            .map(each -> "{ " + inline(each.getValue().rows(), "") + " }")
                            .collect(Collectors.joining(" or ", ": ", ""));
            default -> kind.parts().stream().map(this::inside).collect(Collectors.joining());
        };
    }

    private String each(String name, Kinds.Named<?> kind) {
        String said = said(kind);
        String more = said.isEmpty() ? "" : ": { " + said + " }";
        return code(name) + " (" + kind.sentence() + ")" + more;
    }

    private static String code(String name) {
        return "`" + name + "`";
    }

    private static void line(StringBuilder table, String... cells) {
        for (String cell : cells) {
            table.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        table.append("|\n");
    }
}
