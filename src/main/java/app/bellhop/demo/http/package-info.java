/** What the S3 and SNS servers have in common about requests. */
@NullMarked
package app.bellhop.demo.http;

import org.jspecify.annotations.NullMarked;
