/** Tasks with several steps and no user interface, one package per subject. */
package app.bellhop.work;
