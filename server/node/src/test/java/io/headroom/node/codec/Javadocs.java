package io.headroom.node.codec;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the sources say of a type, of a record's components and of an enum's constants. */
final class Javadocs {
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("../game/src/main/java"));

    private final Map<String, String> sentences = new HashMap<>();
    private final Set<Path> read = new HashSet<>();

    /** What is said of a type; null when nothing is. */
    @Nullable String of(Class<?> type) {
        read(type);
        return sentences.get(type.getCanonicalName());
    }

    /** What is said of a component or a constant of a type; null when nothing is. */
    @Nullable String of(Class<?> type, String member) {
        read(type);
        return sentences.get(type.getCanonicalName() + "#" + member);
    }

    private void read(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getDeclaringClass() != null) {
            outermost = outermost.getDeclaringClass();
        }
        String name = outermost.getName().replace('.', '/') + ".java";
        SOURCES.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .filter(read::add)
                .forEach(this::read);
    }

    private void read(Path file) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null, files, null, null, null, files.getJavaFileObjects(file));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reading(docs).scan(unit, String.valueOf(unit.getPackageName()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private final class Reading extends TreePathScanner<@Nullable Void, String> {
        private final DocTrees docs;

        Reading(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String around) {
            String name = around + "." + type.getSimpleName();
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                sentences.put(name, text(comment.getFullBody()));
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree param) {
                        sentences.put(name + "#" + param.getName(), text(param.getDescription()));
                    }
                }
            }
            return super.visitClass(type, name);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree constant, String around) {
            DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                sentences.put(around + "#" + constant.getName(), text(comment.getFullBody()));
            }
            return super.visitVariable(constant, around);
        }
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream()
                .map(Javadocs::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ");
    }

    private static String text(DocTree part) {
        return switch (part) {
            case LinkTree link ->
                    link.getLabel().isEmpty()
                            ? named(link.getReference().getSignature())
                            : text(link.getLabel());
            case LiteralTree literal -> literal.getBody().getBody();
            case TextTree plain -> plain.getBody();
            default -> part.toString();
        };
    }

    /** A type by its simple name, a constant as it stands on the wire. */
    private static String named(String reference) {
        String name = reference.replaceAll(".*[.#]", "");
        return name.matches("[A-Z_]+") ? name.toLowerCase(Locale.ROOT).replace('_', '-') : name;
    }
}
