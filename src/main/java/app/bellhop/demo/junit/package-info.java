/** JUnit support for tests that need S3 or SNS. Part of the {@code demo-server} jar only, not of the application. */
package app.bellhop.demo.junit;
