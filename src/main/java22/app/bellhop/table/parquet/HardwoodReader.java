package app.bellhop.table.parquet;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.FileSchema;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

public final class HardwoodReader implements ParquetReader {

    private static final int THREADS = 2;

    @Override
    public boolean read(RangedBytes bytes, Rows rows) throws IOException {
        try (HardwoodContext context = HardwoodContext.create(THREADS);
                ParquetFileReader file = ParquetFileReader.open(input(bytes), context)) {
            rows.info(info(file.getFileMetaData(), file.getFileSchema()));
            List<SchemaNode> fields = file.getFileSchema().getRootNode().children();
            return rows.columns(fields.stream().map(SchemaNode::name).toList()) && read(file, fields, rows);
        } catch (UnsupportedOperationException | IllegalStateException | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e); // As the library reports damage.
        }
    }

    private static boolean read(ParquetFileReader file, List<SchemaNode> fields, Rows rows) {
        List<String> cells = new ArrayList<>();
        ParquetValues values = new ParquetValues();
        try (RowReader reader = file.rowReader()) {
            while (reader.hasNext()) {
                reader.next();
                cells.clear();
                for (int i = 0; i < fields.size(); i++) {
                    cells.add(reader.isNull(i) ? "" : values.text(reader.getValue(i), fields.get(i)));
                }
                if (!rows.row(cells)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static ParquetInfo info(FileMetaData file, FileSchema schema) {
        String codecs = file.rowGroups().stream()
                .flatMap(group -> group.columns().stream())
                .map(column -> column.metaData().codec().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new ParquetInfo(
                file.numRows(),
                file.rowGroups().size(),
                codecs,
                schema.getColumns().stream()
                        .map(column -> ParquetStatistics.of(column, file.rowGroups()))
                        .toList());
    }

    private static InputFile input(RangedBytes bytes) {
        return new InputFile() {
            @Override
            public void open() {}

            @Override
            public ByteBuffer readRange(long offset, int length) throws IOException {
                return ByteBuffer.wrap(bytes.read(offset, length));
            }

            @Override
            public long length() throws IOException {
                return bytes.length();
            }

            @Override
            public String name() {
                return "object";
            }

            @Override
            public void close() {}
        };
    }
}
