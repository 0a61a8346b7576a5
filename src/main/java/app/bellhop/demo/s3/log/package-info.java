/** Server access logging. */
package app.bellhop.demo.s3.log;
