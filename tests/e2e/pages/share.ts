import { FileOpener } from './file-opener.ts';
import type { HearthPage } from './hearth.ts';

/** Giving colleagues the plan file, and taking theirs in. */
export class SharePage {
  readonly hearth: HearthPage;
  readonly files: FileOpener;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.files = new FileOpener(hearth);
  }

  async go(): Promise<this> {
    await this.hearth.goTo('Share');
    return this;
  }

  /** Downloads the plan file, and tells where it is. */
  async downloadPlan(): Promise<string> {
    return (await this.hearth.download(this.hearth.page.getByRole('button', { name: 'Download plan file' }))).path;
  }

  /** Everything of this page in one: the present plan as a file. */
  async giveFile(): Promise<string> {
    await this.go();
    return this.downloadPlan();
  }

  /** The same for a colleague's file, which is taken in. */
  async takeFile(path: string): Promise<void> {
    await this.go();
    await this.files.take(path);
  }
}
