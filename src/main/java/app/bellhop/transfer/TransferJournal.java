package app.bellhop.transfer;

import java.util.Collection;
import java.util.List;

/** Remembers what has yet to be carried, across a crash. Every method has committed when it returns; all block. */
public interface TransferJournal extends AutoCloseable {

    void add(List<TransferJob> jobs);

    /** Replaces a tree by the jobs found in it, in one step. */
    void replace(TransferJob tree, List<TransferJob> jobs);

    void remove(Collection<String> ids);

    /** The jobs of this connection that were not ended, in the order they came. */
    List<TransferJob> unfinished();

    @Override
    void close();
}
