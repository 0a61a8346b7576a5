package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.s3.documents.DocumentValidator;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletResponse;
import org.w3c.dom.Element;

/** RestoreObject. What is asked for is there at once, so that nothing is ever "already in progress". */
final class RestoreHandler {

    private final SqliteBlobStore store;

    RestoreHandler(SqliteBlobStore store) {
        this.store = store;
    }

    /** 202 where it makes a copy, 200 where there was one and only its days are set anew. */
    void serve(S3Call call, String document, HttpServletResponse response) {
        Element root = Xml.parse(document)
                .filter(found -> found.getNodeName().equals("RestoreRequest"))
                .orElseThrow(DocumentValidator::malformed);
        int days = days(Xml.text(root, "Days"));
        boolean already =
                store.restore(call.bucket(), call.key(), call.request().getParameter("versionId"), days);
        response.setStatus(already ? 200 : 202);
    }

    private static int days(String text) {
        try {
            int days = Integer.parseInt(text);
            if (days > 0) {
                return days;
            }
        } catch (NumberFormatException e) {
            throw DocumentValidator.malformed();
        }
        throw S3Errors.of(400, "InvalidArgument", "restoration days should be at least 1");
    }
}
