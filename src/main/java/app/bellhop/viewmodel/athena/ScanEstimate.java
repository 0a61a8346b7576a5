package app.bellhop.viewmodel.athena;

import app.bellhop.batch.ObjectCount;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.athena.ListPrice;
import app.bellhop.cloud.s3.ObjectEntry;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.LatestRequest;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import java.math.BigDecimal;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What reading a whole table scans, and costs by the list price. FX thread. */
final class ScanEstimate {

    private static final int CENTS = 2;

    private final ObjectCount count;
    private final S3Location location;
    private final LatestRequest request;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

    /** @param location of the table: all objects below it are read */
    ScanEstimate(S3 s3, UiContext context, S3Location location) {
        this.count = new ObjectCount(s3, location.bucket(), context.later());
        this.location = location;
        this.request = new LatestRequest(context.ui());
    }

    /** The figures, or why there are none. */
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** Lists the objects (ListObjectsV2). */
    void load() {
        text.set(Texts.get("athena.counting", location.uri()));
        request.ask(count.count(List.of(ObjectEntry.ofPrefix(location.key()))), done -> counted(), this::failed);
    }

    private void counted() {
        long bytes = count.found().bytes();
        text.set(Texts.get(
                "athena.estimate",
                Formats.bytes(bytes),
                count.found().done(),
                location.uri(),
                dollars(ListPrice.of(bytes)),
                ListPrice.PER_TERABYTE));
    }

    private void failed(CloudException e) {
        text.set(Texts.get("athena.noEstimate", ErrorTexts.sentence(e)));
    }

    /** A price, with as many decimals as it takes. */
    static String dollars(BigDecimal price) {
        BigDecimal plain = price.stripTrailingZeros();
        return "$" + (plain.scale() < CENTS ? plain.setScale(CENTS) : plain).toPlainString();
    }

    void stop() {
        count.stop();
        request.drop();
    }
}
