package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.w3c.dom.Element;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.Part;

/** Lists the parts of an upload in pages and with its storage class, and checks their order; s3proxy does neither. */
final class PartListing {

    private static final int MAX_PARTS = 1000;

    private final SqliteBlobStore store;

    PartListing(SqliteBlobStore store) {
        this.store = store;
    }

    void serve(S3Call call, HttpServletResponse response) throws IOException {
        String id = call.request().getParameter("uploadId");
        int marker = number(call, "part-number-marker", 0);
        int max = Math.min(MAX_PARTS, number(call, "max-parts", MAX_PARTS));
        List<Part> left = parts(call, id).stream()
                .filter(part -> part.partNumber() > marker)
                .toList();
        List<Part> page = left.subList(0, Math.min(max, left.size()));
        StringBuilder xml = new StringBuilder("<ListPartsResult" + Xml.NAMESPACE + ">");
        element(xml, "Bucket", call.bucket());
        element(xml, "Key", call.key());
        element(xml, "UploadId", id);
        element(xml, "StorageClass", storageClass(call.bucket(), id));
        element(xml, "PartNumberMarker", marker);
        element(
                xml,
                "NextPartNumberMarker",
                page.isEmpty() ? marker : page.get(page.size() - 1).partNumber());
        element(xml, "MaxParts", max);
        element(xml, "IsTruncated", page.size() < left.size());
        for (Part part : page) {
            xml.append("<Part>");
            element(xml, "PartNumber", part.partNumber());
            element(xml, "LastModified", part.lastModified());
            element(xml, "ETag", part.eTag());
            element(xml, "Size", part.size());
            xml.append("</Part>");
        }
        response.setContentType("application/xml");
        response.getWriter().write(xml.append("</ListPartsResult>").toString());
    }

    private List<Part> parts(S3Call call, String id) {
        return store.listMultipartUpload(new MultipartUpload(
                id,
                CreateMultipartUploadRequest.builder()
                        .bucket(call.bucket())
                        .key(call.key())
                        .build()));
    }

    private String storageClass(String bucket, String id) {
        return store.listMultipartUploads(bucket).stream()
                .filter(upload -> upload.uploadId().equals(id) && upload.storageClass() != null)
                .map(software.amazon.awssdk.services.s3.model.MultipartUpload::storageClassAsString)
                .findFirst()
                .orElse("STANDARD");
    }

    private static void element(StringBuilder xml, String name, Object value) {
        xml.append('<').append(name).append('>').append(Xml.escape(String.valueOf(value)));
        xml.append("</").append(name).append('>');
    }

    private static int number(S3Call call, String parameter, int absent) {
        String text = call.request().getParameter(parameter);
        if (text == null) {
            return absent;
        }
        int number = Integer.parseInt(text); // What is no number is an InvalidArgument.
        if (number < 0) {
            throw new IllegalArgumentException(parameter + " must not be negative");
        }
        return number;
    }

    /** Fails like S3 if the document that completes an upload doesn't name its parts in order: s3proxy sorts them. */
    static void requireAscending(String document) {
        int last = 0;
        for (Element root : Xml.parse(document).stream().toList()) {
            for (String number : Xml.texts(root, "PartNumber")) {
                if (Integer.parseInt(number) <= last) {
                    throw S3Errors.of(
                            400,
                            "InvalidPartOrder",
                            "The list of parts was not in ascending order. Parts must be ordered by part number.");
                }
                last = Integer.parseInt(number);
            }
        }
    }
}
