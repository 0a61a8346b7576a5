package app.bellhop.viewmodel.main;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.fake.SessionTestBase;
import org.junit.jupiter.api.BeforeEach;

/** The main window without its window, on an object store in memory that tests fill before they {@link #open} it. */
public abstract class MainTestBase extends SessionTestBase {

    protected MainViewModel main;

    @BeforeEach
    void connect() {
        main = new MainViewModel(session, test.context, new NoTabs());
    }

    protected void open(S3Location place) {
        main.start();
        main.location().open(place);
    }
}
