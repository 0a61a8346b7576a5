package app.bellhop.viewmodel.objects;

import java.util.Comparator;

/** How the object table is sorted: prefixes first, ties by name. */
public record ObjectOrder(Column column, boolean ascending) {

    public enum Column {
        NAME,
        SIZE,
        MODIFIED,
        STORAGE_CLASS
    }

    /** The service's own order. */
    public static final ObjectOrder BY_NAME = new ObjectOrder(Column.NAME, true);

    Comparator<ObjectRow> comparator() {
        // Code units rather than a locale's collation, which is thirty times slower and does not match the service's
        // order.
        Comparator<ObjectRow> byName = Comparator.comparing(ObjectRow::name);
        Comparator<ObjectRow> order = switch (column) {
            case NAME -> byName;
            case SIZE -> Comparator.comparingLong(ObjectRow::size);
            case MODIFIED ->
                Comparator.comparing(row -> row.entry().modified(), Comparator.nullsFirst(Comparator.naturalOrder()));
            case STORAGE_CLASS ->
                Comparator.comparing(
                        row -> row.entry().storageClass(), Comparator.nullsFirst(Comparator.naturalOrder()));
        };
        Comparator<ObjectRow> directed = ascending ? order : order.reversed();
        return Comparator.comparing(ObjectRow::prefix)
                .reversed()
                .thenComparing(directed)
                .thenComparing(byName);
    }
}
