/** JUnit support for tests that need S3 or SNS. Part of the {@code demo-server} jar only, not of the application. */
@NullMarked
package app.bellhop.demo.junit;

import org.jspecify.annotations.NullMarked;
