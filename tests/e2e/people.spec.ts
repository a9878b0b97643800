// People and teams: two names joined, open lines handed over in one step, and who holds a post.
import { BringPage } from './pages/bring.ts';
import { PeoplePage } from './pages/people.ts';
import { PlansPage } from './pages/plans.ts';
import { SharePage } from './pages/share.ts';
import { expectAccessible } from './support/axe.ts';
import { screenshots } from './support/screenshots.ts';
import { HOMELESSNESS, STRATEGY, changeField, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

test('everybody is listed with their lines, and two names are joined, parted and taken back', async ({ hearth }) => {
  const actions = await startFrom(hearth, STRATEGY);
  const people = await new PeoplePage(hearth).go();
  await expect(people.parties).toHaveCount(29);
  await expect(people.summary).toContainText('29 people, posts, teams and organisations');
  await expect(people.party('Housing and Health Team')).toContainText('Also written Housing and Health');
  await screenshots(hearth.page, 'people');
  await expectAccessible(hearth.page);
  await people.party(STRATEGY.lead.name).getByRole('link', { name: /open lines/ }).click();
  await expect(actions.lines).toHaveCount(STRATEGY.lead.lines);

  await people.go();
  await people.join('Charlotte King', 'Charlotte G.');
  await hearth.giveName('Hannah Gaston');
  await expect(people.parties).toHaveCount(28);
  await expect(hearth.said).toContainText('Charlotte King and Charlotte G. are one');
  await expect(people.party('Charlotte King')).toContainText('One with Charlotte G.');
  await hearth.undo();
  await expect(people.parties).toHaveCount(29);
  await hearth.redo();
  await expect(people.parties).toHaveCount(28);
  await hearth.saved();
  await hearth.reload();
  const charlotte = await people.change('Charlotte King');
  await expectAccessible(hearth.page);
  await charlotte.getByRole('button', { name: /^Part them/ }).click();
  await expect(people.parties).toHaveCount(29);
});

test('the open lines of a team go to another in one step, and one Undo takes it back', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  const people = await new PeoplePage(hearth).go();
  const old = 'Housing and Health Team';
  const before = await people.party(old).getByRole('link').textContent();
  const team = await people.change(old);
  await team.getByRole('button', { name: /^Record this and hand/ }).click();
  const heir = team.getByLabel('Who takes over');
  await expect(heir).toBeFocused();
  await expect(heir).toHaveAttribute('aria-invalid', 'true');
  await expect(heir).toHaveAccessibleDescription('Error: Choose who takes over, or type a new name');
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'people-hand-over');
  await heir.fill('H');
  await expect(team.getByText('Choose who takes over')).toBeHidden();
  await expect(heir).not.toHaveAttribute('aria-invalid');
  await heir.fill('Healthy Homes Team');
  await expect(team.getByLabel('New to this plan. Is it a')).toHaveValue('team');
  await team.getByLabel('From', { exact: true }).fill('2026-10-01');
  await team.getByRole('button', { name: /^Record this and hand/ }).click();
  await hearth.giveName('Hannah Gaston');
  await hearth.saved();
  await expect(people.parties).toHaveCount(30);
  await expect(people.party(old)).toContainText('Succeeded by Healthy Homes Team from 1 Oct 2026');
  await expect(people.party(old)).toContainText('No lines');
  await expect(people.party('Healthy Homes Team').getByRole('link')).toContainText((before ?? '').replace(/ of .*/, ''));
  await expect(hearth.said).toContainText('in one change');
  await hearth.undo();
  await expect(people.parties).toHaveCount(29);
  await expect(people.party(old).getByRole('link')).toHaveText(before ?? '');
});

// Two commitments with a lead of their own, above actions that others lead too.
const LED = 'Ref,Commitment,Action,Lead,By when\n'
  + 'C1,End rough sleeping,,Housing Team,2035\n1.1,End rough sleeping,Open a hub,Housing Team,2035\n'
  + '1.2,End rough sleeping,Train the staff,Outreach Team,2036\n'
  + 'C2,Build homes,,Housing Team,2035\n2.1,Build homes,Buy land,Outreach Team,2037\n';

test('the commitments that a team leads go over with its open lines, and stay so when a colleague’s file comes', async ({ hearth, anotherOfficer }) => {
  await (await new BringPage(hearth).go()).makePlan('Warm homes 2025-30.csv', LED, 3);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  const [old, heir] = ['Housing Team', 'Homes Team'];
  const all = '1 open line and 2 commitments with open actions';
  const plan = await new SharePage(hearth).giveFile();
  const other = await anotherOfficer();
  const priya = new SharePage(other);
  await priya.files.take(plan);

  const people = await new PeoplePage(hearth).go();
  await expect(people.party(old)).toContainText('2 commitments with open actions');
  const team = await people.change(old);
  await team.getByLabel('Who takes over').fill(heir);
  await team.getByLabel('From', { exact: true }).fill('2026-10-01');
  await team.getByRole('button', { name: `Record this and hand ${all} over` }).click();
  await expect(hearth.said).toContainText(`${heir} takes over, and ${all} went over in one change.`);
  await expect(people.party(heir)).toContainText('2 commitments with open actions');
  await expect(people.party(old)).not.toContainText('commitment');
  await expect(people.party(old)).toContainText('No lines');
  await expectAccessible(hearth.page);

  await hearth.undo();
  await expect(people.party(heir)).toHaveCount(0);
  await expect(people.party(old)).toContainText('2 commitments with open actions');
  await hearth.redo();
  await expect(people.party(heir)).toContainText('2 commitments with open actions');
  await hearth.saved();

  // Priya works on under the old name; once files are exchanged both have her work, and the new lead.
  await priya.files.result.getByRole('link', { name: 'Go to all actions' }).click();
  await other.signAs('Priya Shah');
  await other.page.goBack();
  await changeField(other, '1.1', 'Timeframe as published', 'June 2036');
  await expect((await new PeoplePage(other).go()).party(old)).toContainText('2 commitments with open actions');
  await new SharePage(hearth).takeFile(await priya.giveFile());
  await priya.takeFile(await new SharePage(hearth).giveFile());
  for (const officer of [hearth, other]) {
    const theirs = await new PeoplePage(officer).go();
    await expect(theirs.party(heir)).toContainText('2 commitments with open actions');
    await expect(theirs.party(old)).toContainText('No lines');
    await expect(theirs.party(old)).toContainText(`Succeeded by ${heir} from 1 Oct 2026`);
  }
});

test('names spelled nearly alike are asked about, and joined or told apart', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  const people = await new PeoplePage(hearth).go();
  const hoy = await people.change('Sharon Hoy');
  await hoy.getByLabel('Who takes over').fill('S. Hoy');
  await hoy.getByRole('button', { name: 'Only record it' }).click();
  await hearth.giveName('Hannah Gaston');
  await expect(hoy).toContainText('To hand over');
  const pair = hearth.main.getByRole('listitem').filter({ hasText: 'Sharon Hoy and S. Hoy' });
  await expect(pair).toContainText('One is written with an initial');
  await expectAccessible(hearth.page);
  await pair.getByRole('button', { name: /^They are two/ }).click();
  await expect(pair).toHaveCount(0);
  await expect(people.summary).toBeFocused();
  await hearth.undo();
  await pair.getByRole('button', { name: /^These are one/ }).click();
  await expect(people.parties).toHaveCount(29);
  await expect(people.party('Sharon Hoy')).toContainText('One with S. Hoy');
});

test('who holds a post is put on record, with an end, and taken off again', async ({ hearth }) => {
  await startFrom(hearth, HOMELESSNESS);
  const people = await new PeoplePage(hearth).go();
  const name = HOMELESSNESS.lead.name;
  await expect(people.party(name)).toContainText('Holder not recorded');
  const post = await people.change(name);
  await post.getByRole('button', { name: 'Record who holds it' }).click();
  await expect(post).toContainText('Choose who holds it, or type a new name');
  await post.getByLabel('Who holds it').fill('Priya Shah');
  await post.getByLabel('How', { exact: true }).selectOption({ label: 'Acting' });
  await post.getByLabel('First day').fill('2025-04-01');
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'people-holders');
  await post.getByRole('button', { name: 'Record who holds it' }).click();
  await hearth.giveName('Hannah Gaston');
  await expect(people.party(name)).toContainText('Held by Priya Shah (acting)');
  await expect(people.party('Priya Shah')).toContainText(`Holds ${name} (acting)`);
  await post.getByRole('button', { name: /^Give its end…/ }).click();
  await post.getByLabel('Last day', { exact: true }).fill('2025-10-31');
  await post.getByRole('button', { name: 'Record the end' }).click();
  await expect(people.party(name)).toContainText('Vacant since 1 Nov 2025');
  await hearth.undo();
  await expect(people.party(name)).toContainText('Held by Priya Shah (acting)');
  await post.getByRole('button', { name: /^Take off the record/ }).click();
  await expect(people.party(name)).toContainText('Holder not recorded');
});

test('who stands in another plan too is shown with the lines there', async ({ hearth }) => {
  await startFrom(hearth, HOMELESSNESS);
  await new PlansPage(hearth).go();
  const actions = await startFrom(hearth, STRATEGY);
  const people = await new PeoplePage(hearth).go();
  const also = hearth.main.getByText(/^Also in/);
  await expect(also).toHaveCount(1);
  const team = people.party('Accommodation Resource Team');
  await expect(team).toContainText(`Also in “${HOMELESSNESS.title}”: 6 open lines`);
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'people-elsewhere');
  await team.getByRole('link', { name: /Homelessness/ }).click();
  await expect(hearth.main).toBeVisible();
  await expect(actions.lines).toHaveCount(6);
});
