package app.bellhop.viewmodel.tables;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.s3.ObjectContent;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.ObjectStream;
import app.bellhop.table.SourceLines;
import app.bellhop.table.SourceLines.Line;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.ScreenModel;
import app.bellhop.viewmodel.base.StatusLine;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.io.IOException;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The lines of an object that a row of a table comes from (GetObject). FX thread. */
public final class SourceViewModel implements ScreenModel {

    private final S3Location object;
    private final String charset;
    private final long line;
    private final ObjectStream stream;
    private final LatestRequest request;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ObservableList<Line> linesView = FXCollections.unmodifiableObservableList(lines);
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
    private final StatusLine status = new StatusLine(Texts.get("source.reading"));

    /**
     * @param charset empty to detect it
     * @param line from 1
     */
    SourceViewModel(ObjectContent content, UiContext context, S3Location object, String charset, long line) {
        this.object = object;
        this.charset = charset;
        this.line = line;
        this.stream = new ObjectStream(content, ObjectIdentifier.current(object));
        this.request = new LatestRequest(context.ui());
        request.ask(context.inBackground(this::read), this::show, e -> status.fail(e));
    }

    private List<Line> read() {
        try {
            return SourceLines.around(stream, object.key(), charset, line);
        } catch (IOException e) {
            throw CloudException.of(e.getCause() == null ? e : e.getCause());
        }
    }

    private void show(List<Line> found) {
        lines.setAll(found);
        status.set(Texts.get(found.isEmpty() ? "source.changed" : "source.line", Formats.count(line)));
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).number() == line) {
                selected.set(i);
            }
        }
    }

    @Override
    public String title() {
        return Texts.get("source.title", object.uri());
    }

    /** The line and those around it. */
    public ObservableList<Line> lines() {
        return linesView;
    }

    /** Where the line is among {@link #lines}; -1 as long as it isn't read. */
    public ReadOnlyIntegerProperty selected() {
        return selected.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** Whether the status says why it failed. */
    public ReadOnlyBooleanProperty failed() {
        return status.failed();
    }

    @Override
    public void close() {
        stream.stop();
        request.drop();
    }
}
