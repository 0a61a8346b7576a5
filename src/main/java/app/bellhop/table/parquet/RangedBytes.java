package app.bellhop.table.parquet;

import java.io.IOException;

/** Bytes of which some can be read without the others. Any thread that may wait. */
public interface RangedBytes {

    /** How many there are. */
    long length() throws IOException;

    /**
     * Reads some.
     *
     * @param offset of the first
     * @param count how many; fewer are returned at the end
     */
    byte[] read(long offset, int count) throws IOException;
}
