package app.bellhop.table.data;

import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.json.JsonShape;
import app.bellhop.table.parquet.ParquetInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the first object of a table is written; of each kind, the first one. Any thread. */
public final class FirstObject {

    private @Nullable Dialect dialect;
    private @Nullable JsonShape json;
    private @Nullable ParquetInfo parquet;
    private String charset = "";
    private List<String> sheets = List.of();
    private String sheet = "";
    private boolean alike = true;
    private boolean blanksAroundNames;
    private List<String> columns = List.of();
    private final Set<String> told = new HashSet<>();
    private final Set<String> compressions = new TreeSet<>();

    /** Whether the texts that followed are written like the first. */
    public synchronized boolean alike() {
        return alike;
    }

    /** Whether names of columns have blanks around them in some objects. */
    public synchronized boolean hasBlanksAroundNames() {
        return blanksAroundNames;
    }

    /** How objects are compressed if their names don't say it: {@code gzip} or {@code none}; empty for those whose names do. */
    public synchronized Set<String> compressions() {
        return Set.copyOf(compressions);
    }

    /** Empty if it isn't rows of cells, or not read yet. */
    public synchronized Optional<Dialect> dialect() {
        return Optional.ofNullable(dialect);
    }

    /** Empty if it isn't a JSON document, or not read yet. */
    public synchronized Optional<JsonShape> json() {
        return Optional.ofNullable(json);
    }

    /** How the first Parquet file is written; empty if there is none so far. */
    public synchronized Optional<ParquetInfo> parquet() {
        return Optional.ofNullable(parquet);
    }

    /** The encoding; empty if it isn't read yet. */
    public synchronized String charset() {
        return charset;
    }

    /** The sheets of the first workbook; empty if there is none so far. */
    public synchronized List<String> sheets() {
        return sheets;
    }

    /** The first sheet that was read; empty if there is none so far. */
    public synchronized String sheet() {
        return sheet;
    }

    /** How many rows name the columns; empty if that isn't the question. */
    public synchronized Optional<Integer> headerRows() {
        return dialect != null
                ? Optional.of(dialect.headerRows())
                : json().filter(JsonShape::headerInRows).map(JsonShape::headerRows);
    }

    /** Names of an object's columns that only differ in case or signs from those of the first that it lacks; told once. */
    synchronized List<String> nearlySame(List<String> names) {
        columns = columns.isEmpty() ? names : columns;
        Set<String> first = new HashSet<>(columns); // There may be a hundred thousand.
        Set<String> others = new HashSet<>(names);
        Set<String> missing = columns.stream()
                .filter(name -> !others.contains(name))
                .map(FirstObject::letters)
                .collect(Collectors.toSet());
        return names.stream()
                .filter(name -> !first.contains(name) && missing.contains(letters(name)) && told.add(name))
                .toList();
    }

    /** Whether an object has fewer than half of the columns that it could share with the first; true once for the same ones. */
    synchronized boolean other(List<String> names) {
        long shared = names.stream().filter(new HashSet<>(columns)::contains).count();
        return shared * 2 < Math.min(names.size(), columns.size()) && told.add(String.join("\n", names));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    synchronized void gzip(boolean compressed, boolean named) {
        compressions.add(compressed == named ? "" : compressed ? "gzip" : "none");
    }

    synchronized void blanksAroundNames() {
        blanksAroundNames = true;
    }

    synchronized void dialect(Dialect first) {
        alike &= dialect == null || dialect.reads(first);
        dialect = dialect == null ? first : dialect;
    }

    synchronized void json(JsonShape first) {
        json = json == null ? first : json;
    }

    synchronized void parquet(ParquetInfo first) {
        parquet = parquet == null ? first : parquet;
    }

    synchronized void charset(String first) {
        alike &= charset.isEmpty() || charset.equals(first);
        charset = charset.isEmpty() ? first : charset;
    }

    synchronized void sheets(List<String> names, String read) {
        if (sheets.isEmpty()) {
            sheets = List.copyOf(names);
            sheet = read;
        }
    }
}
