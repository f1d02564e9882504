using Spectre.Console;

namespace CampaignMetrics.Cli.Output;

/// <summary>A row of a list: a name, a number, a bar that compares it with the other rows, and notes.</summary>
/// <param name="Name">The name, as it came.</param>
/// <param name="Value">The number, which is never cut.</param>
/// <param name="Share">The bar's length, from 0 to 1; null for none.</param>
/// <param name="Notes">
/// Notes behind the number, from the longest form to the shortest: the first that fits is shown, or the shortest in
/// several lines.
/// </param>
internal readonly record struct PageRow(string Name, string Value, double? Share, params string[] Notes)
{
    /// <summary>Whether a note that there is no room for is cut: one without numbers.</summary>
    public bool MayBeCut { get; init; }

    /// <summary>Whether a name that there is no room for is cut in its middle.</summary>
    public bool KeepsEnds { get; init; }
}

/// <summary>
/// Writes lines for people, none wider than the terminal. Where room is short, bars are dropped first, then the longer forms of notes;
/// names are cut, numbers never. All texts are made safe here.
/// </summary>
/// <remarks>
/// <para>Commands hand over texts as they came from outside; Page makes them safe, Cells measures them, and the console adds colour where
/// there is any.</para>
/// </remarks>
internal sealed class Page(IAnsiConsole console)
{
    /// <summary>The least number of cells that a line is planned for; a narrower terminal breaks the lines itself.</summary>
    private const int Narrowest = 40;

    private const int Gap = 2, WidestName = 44, NarrowestName = 16;

    private static readonly Style Strong = new(decoration: Decoration.Bold), Faint = new(Color.Grey), Bars = new(Color.Teal);
    private static readonly Style Headline = new(Color.Teal, decoration: Decoration.Bold);

    public int Width => Math.Max(Narrowest, console.Profile.Width);

    public void Line() => console.WriteLine();

    /// <summary>A title, and more about it.</summary>
    public void Title(string title, string more)
    {
        var safe = Safe.Text(more);
        // The name keeps at least half of the line.
        var name = Cells.Fit(Safe.Text(title), Width - Math.Min(Cells.Width(safe), Width / 2));
        Write((name, Strong), (Cells.Fit(safe, Width - Cells.Width(name)), Faint));
    }

    /// <summary>Writes the heading of a list.</summary>
    public void Heading(string text)
    {
        Line();
        Write((Cells.Fit(Safe.Text(text), Width), Headline));
    }

    /// <summary>A remark below a list, on as many lines as it takes.</summary>
    public void Note(string text) => Paragraph(text, Faint, Gap, Gap);

    /// <summary>A sentence, on as many lines as it takes.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="indent">Blanks before its first line.</param>
    /// <param name="hanging">Blanks before its other lines.</param>
    public void Sentence(string text, int indent = 0, int hanging = 0) => Paragraph(text, Style.Plain, indent, hanging);

    /// <summary>A line that is known to fit.</summary>
    public void Plain(string text) => Write((text, Style.Plain));

    /// <summary>A list, one row a line.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="barWidth">The cells of the longest bar; 0 for none.</param>
    public void Rows(IReadOnlyList<PageRow> rows, int barWidth = 0)
    {
        if (rows.Count == 0) return;
        var safe =
            rows.Select(row => row with { Name = Safe.Text(row.Name), Notes = [.. row.Notes.Select(note => Safe.Text(note))] }).ToList();
        var value = safe.Max(row => Cells.Width(row.Value));
        var name = NameWidth(safe, value);
        // What is left for bar and note: a row is gap, name, gap, number, gap, bar, gap, note.
        var room = Width - Gap - name - Gap - value - Gap;
        // Either all rows of a list have bars or none has.
        var bar = barWidth > 0 && safe.All(row => NoteWidth(row) <= room - barWidth - Gap) ? barWidth : 0;
        var left = bar > 0 ? room - bar - Gap : room;
        var form = FormOf(safe, left);
        foreach (var row in safe)
            Write(row with { Notes = row.Notes[Math.Min(form, Math.Max(0, row.Notes.Length - 1))..] }, name, value, bar, left);
    }

    /// <summary>
    /// Which form of the notes fits in every row. If only some rows had the longer form, the list would seem to know less of the others.
    /// </summary>
    private static int FormOf(List<PageRow> rows, int room)
    {
        var most = rows.Max(row => row.Notes.Length);
        for (var form = 0; form < most - 1; form++)
            if (rows.All(row => row.Notes.Length == 0 || Cells.Width(row.Notes[Math.Min(form, row.Notes.Length - 1)]) <= room)) return form;
        return Math.Max(0, most - 1);
    }

    /// <summary>The width of the names: that of the longest, but no more than leaves the shortest notes whole.</summary>
    private int NameWidth(List<PageRow> rows, int value)
    {
        var longest = rows.Max(row => Cells.Width(row.Name));
        var notes = rows.Max(row => row.Notes.Length == 0 || row.MayBeCut ? 0 : Cells.Width(row.Notes[^1]));
        var room = Width - Gap - Gap - value - (notes > 0 ? Gap + notes : 0);
        // A wide terminal has room for long names: half of it.
        return Math.Min(longest, Math.Clamp(room, NarrowestName, Math.Max(WidestName, Width / 2)));
    }

    private static int NoteWidth(PageRow row) => row.Notes.Length == 0 ? 0 : Cells.Width(row.Notes[0]);

    private void Write(PageRow row, int name, int value, int bar, int room)
    {
        var (note, below, indent) = Noted(row, room);
        Write(
            (
                new string(' ', Gap) + Cells.Pad(row.KeepsEnds ? Cells.FitEnds(row.Name, name) : Cells.Fit(row.Name, name), name)
                    + new string(' ', Gap),
                Style.Plain),
            (Cells.Pad(row.Value, value, right: true), Strong),
            (bar > 0 ? new string(' ', Gap) + Cells.Pad(Bar.Of(row.Share ?? 0, bar), bar) : "", Bars),
            (note.Length > 0 ? new string(' ', Gap) + note : "", Faint));
        foreach (var line in below) Write((new string(' ', indent) + line, Faint));
    }

    /// <summary>
    /// The note beside a number, and its further lines, since no number is cut. Where even one word does not fit, all goes below.
    /// </summary>
    private (string Beside, IEnumerable<string> Below, int Indent) Noted(PageRow row, int room)
    {
        if (row.Notes.Length == 0) return ("", [], 0);
        if (row.Notes.FirstOrDefault(note => Cells.Width(note) <= room) is { } whole) return (whole, [], 0);
        var note = row.Notes[^1];
        if (row.MayBeCut) return (Cells.Fit(note, room), [], 0);
        if (note.Split(' ').Max(Cells.Width) > room) return ("", Cells.Wrap(note, Width - 2 * Gap), 2 * Gap);
        var lines = NoteLines(note, room);
        return (lines[0], lines.Skip(1), Width - room);
    }

    /// <summary>Breaks a note behind commas where each part fits, so that a count stays beside its name.</summary>
    private static List<string> NoteLines(string note, int room)
    {
        if (note.Split(", ").Any(part => Cells.Width(part) >= room)) return [.. Cells.Wrap(note, room)];
        // Within a part blanks become no-break spaces, so that Wrap breaks behind commas only.
        var held = note.Replace(' ', '\u00A0').Replace(",\u00A0", ", ", StringComparison.Ordinal);
        return [.. Cells.Wrap(held, room).Select(line => line.Replace('\u00A0', ' '))];
    }

    private void Paragraph(string text, Style style, int indent, int hanging)
    {
        foreach (var line in Cells.Wrap(Safe.Text(text, int.MaxValue), Width, indent, hanging)) Write((line, style));
    }

    /// <summary>A line without blanks at its end.</summary>
    private void Write(params (string Text, Style Style)[] parts)
    {
        var last = Array.FindLastIndex(parts, part => part.Text.TrimEnd().Length > 0);
        var line = new Paragraph();
        for (var i = 0; i <= last; i++) line.Append(i == last ? parts[i].Text.TrimEnd() : parts[i].Text, parts[i].Style);
        console.Write(line);
        console.WriteLine();
    }
}
