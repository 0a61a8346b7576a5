/** Work that takes several steps and needs no screen, one room per subject. */
package app.bellhop.work;
