/** JUnit support for tests that need an S3 or SNS server. Not part of Bellhop itself: only of the {@code demo-server} jar. */
package app.bellhop.demo.junit;
