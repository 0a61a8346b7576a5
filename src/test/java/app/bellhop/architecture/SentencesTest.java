package app.bellhop.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No sentence that a user can see stands in the code: all come from {@code messages.properties}. */
class SentencesTest {

    /** A capital and two words, or three words: letters with single spaces between, as nothing but language has them. */
    private static final Pattern PROSE =
            Pattern.compile("\\b(?:\\p{Lu}[\\p{L}’]* \\p{Ll}[\\p{L}’]+|[\\p{L}’]{2,},? [\\p{L}’]+,? [\\p{L}’]{2,})");

    private static final Pattern SQL =
            Pattern.compile("(CREATE|INSERT|SELECT|UPDATE|DELETE|DROP|ALTER|PRAGMA|ATTACH|DETACH) .*");

    /** What they say is for programmers and the log: it is shown to nobody. */
    private static final Set<String> PROGRAMMING_ERRORS = Set.of(
            "IllegalArgumentException",
            "IllegalStateException",
            "NoSuchElementException",
            "UncheckedIOException",
            "UnsupportedOperationException",
            "AssertionError");

    /** They look for words of somebody else's. */
    private static final Set<String> LOOKING = Set.of("compile", "contains", "startsWith", "endsWith", "matches");

    /** The demo speaks the protocol's English; app writes to a terminal, and its tour tells the developer; code is SQL and Python. */
    private static final List<String> ROOMS_OF_THEIR_OWN =
            List.of("app/bellhop/demo/", "app/bellhop/app/", "app/bellhop/table/code/", "app/bellhop/work/activity/");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @Test
    void noSentenceStandsInTheCode() throws IOException {
        assertEquals(List.of(), sentences(sources()));
    }

    @Test
    void noSentenceStandsInAScreen() throws IOException {
        Pattern literal = Pattern.compile("(?:text|promptText|title|accessibleText)=\"([^%\"][^\"]*\\p{L}{2}[^\"]*)\"");
        List<String> found = new ArrayList<>();
        for (Path file : files("src/main/resources", ".fxml")) {
            literal.matcher(Files.readString(file)).results().forEach(m -> found.add(file + ": " + m.group(1)));
        }
        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fail(\"No connection to \" + host)",
                "text = \"It has no column “\" + name + \"”, but \" + names",
                "throw new IOException(\"the disk is full, or writing to it failed\")",
                "label.setText(\"Nothing selected\")",
                "html.append(\"<p>The links work until \")",
                "return number + \" objects were deleted\""
            })
    void sentencesAreCaught(String statement) throws IOException {
        assertEquals(
                1, sentences(List.of(source(statement))).stream().distinct().count(), statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOG.log(Level.WARNING, \"The settings could not be saved\", e)",
                "throw new IllegalStateException(\"No controller for \" + type)",
                "String sql = \"INSERT INTO job(id, file)\" + \" VALUES (?, ?) ON CONFLICT do nothing\"",
                "Pattern.compile(\"not authorized to perform: (.*)\")",
                "Texts.get(\"error.notFound\", subject)",
                "html.append(\"<th scope=\\\"col\\\" tabindex=\\\"0\\\" class=\\\"num\\\">\")",
                "guess(found, \"name\", \"full name\")",
                "header(\"Content-Type\", \"text/html; charset=utf-8\")"
            })
    void whatIsNotShownPasses(String statement) throws IOException {
        assertEquals(List.of(), sentences(List.of(source(statement))));
    }

    private static List<JavaFileObject> sources() throws IOException {
        List<JavaFileObject> sources = new ArrayList<>();
        for (Path file : files("src/main/java", ".java")) {
            String name = file.toString().replace('\\', '/');
            if (ROOMS_OF_THEIR_OWN.stream().noneMatch(name::contains)) {
                sources.add(source(name, Files.readString(file)));
            }
        }
        return sources;
    }

    private static List<Path> files(String root, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(root))) {
            return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static JavaFileObject source(String statement) {
        return source("T.java", "class T { Object f() { " + statement + "; } }");
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** Parses only: nothing need be on the class path. */
    private static List<String> sentences(List<JavaFileObject> sources) throws IOException {
        List<String> found = new ArrayList<>();
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, problem -> {}, null, null, sources);
        for (var unit : task.parse()) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitLiteral(LiteralTree literal, Void nothing) {
                    if (literal.getValue() instanceof String text && prose(text) && !allowed(getCurrentPath())) {
                        found.add(unit.getSourceFile().getName() + ": " + text.strip());
                    }
                    return null;
                }
            }.scan(unit, null);
        }
        return found;
    }

    private static boolean prose(String text) {
        // Templates of JSON, styles and scripts have braces in blocks of lines; of HTML, only what stands between tags
        // is read.
        boolean template = text.contains("\n") && text.contains("{");
        return !template
                && PROSE.matcher(text.replaceAll("<[^>]*>?|^[^<]*\">", "|")).find();
    }

    private static boolean allowed(TreePath literal) {
        if (SQL.matcher(String.valueOf(((LiteralTree) literal.getLeaf()).getValue()))
                .matches()) {
            return true;
        }
        for (TreePath path = literal.getParentPath(); path != null; path = path.getParentPath()) {
            Tree tree = path.getLeaf();
            if (tree instanceof NewClassTree made) {
                return PROGRAMMING_ERRORS.contains(made.getIdentifier().toString());
            }
            if (tree instanceof MethodInvocationTree call) {
                String called = call.getMethodSelect().toString();
                return called.startsWith("LOG.") || LOOKING.contains(called.substring(called.lastIndexOf('.') + 1));
            }
            if (tree instanceof BinaryTree sum && SQL.matcher(first(sum)).matches()) {
                return true;
            }
        }
        return SQL.matcher(String.valueOf(((LiteralTree) literal.getLeaf()).getValue()))
                .matches();
    }

    private static String first(Tree sum) {
        Tree tree = sum;
        while (tree instanceof BinaryTree both) {
            tree = both.getLeftOperand();
        }
        return tree instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : "";
    }
}
