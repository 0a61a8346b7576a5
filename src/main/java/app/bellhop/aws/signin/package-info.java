/** Signing in to IAM Identity Center from Bellhop. */
@NullMarked
package app.bellhop.aws.signin;

import org.jspecify.annotations.NullMarked;
