package app.bellhop.viewmodel.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.cloud.s3.S3Location;
import app.bellhop.settings.Connection;
import app.bellhop.settings.ConnectionLook;
import app.bellhop.settings.ServerOptions;
import app.bellhop.settings.SignInOptions;
import app.bellhop.viewmodel.base.Session;
import app.bellhop.viewmodel.main.MainTestBase;
import app.bellhop.viewmodel.main.MainViewModel;
import app.bellhop.viewmodel.main.NoTabs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAtTest extends MainTestBase {

    /** Without its slash, too: as in the address bar. */
    @Test
    void thePlaceOfTheConnectionOpens() {
        store.put("b", "logs/a.txt");
        Connection connection = new Connection(
                "t",
                "t",
                Connection.Source.SAVED,
                null,
                null,
                null,
                null,
                "AKIA",
                new ConnectionLook(null, null, "s3://b/logs", false),
                ServerOptions.DEFAULT,
                SignInOptions.DIRECT);
        main = new MainViewModel(
                new Session(connection, s3.all(), sns.sns(), Optional.empty(), queue, test.context.places(), () -> {}),
                test.context,
                new NoTabs());
        main.start();
        assertEquals(new S3Location("b", "logs/"), main.location().current().get());
    }
}
