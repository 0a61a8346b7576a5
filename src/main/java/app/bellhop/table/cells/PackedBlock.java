package app.bellhop.table.cells;

import org.jspecify.annotations.Nullable;

/** Rows packed by column. Never changes. */
public final class PackedBlock implements Block {

    private final PackedLongs sources;
    private final PackedLongs layouts;
    private final @Nullable PackedColumn[] columns;

    PackedBlock(PackedLongs sources, PackedLongs layouts, @Nullable PackedColumn[] columns) {
        this.sources = sources;
        this.layouts = layouts;
        this.columns = columns;
    }

    @Override
    public int source(int row) {
        return (int) sources.get(row);
    }

    @Override
    public int layout(int row) {
        return (int) layouts.get(row);
    }

    @Override
    public String text(int row, int column) {
        PackedColumn packed = packed(column);
        return packed == null ? "" : packed.text(row);
    }

    @Override
    public int length(int row, int column) {
        PackedColumn packed = packed(column);
        return packed == null ? 0 : packed.length(row);
    }

    @Override
    public @Nullable PackedColumn packed(int column) {
        return column < 0 || column >= columns.length ? null : columns[column];
    }

    @Override
    public long bytes() {
        long bytes = sources.bytes() + layouts.bytes() + 4L * columns.length;
        for (PackedColumn column : columns) {
            bytes += column == null ? 0 : column.bytes();
        }
        return bytes;
    }
}
