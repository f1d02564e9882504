namespace Actors;

/// <summary>A score as Markdown.</summary>
internal static class Tables
{
    public static void Write(Score score, TextWriter output)
    {
        Table(output, ["events", "by machines", "recall", "by people", "people taken for machines", "precision"],
            from row in score.ByType()
            let caught = row.Machines.Count + row.People.Count
            select (string[])[
                Truth.NameOf(row.Type), $"{row.Machines.Events:N0}", row.Machines.Share, $"{row.People.Events:N0}", row.People.Share,
                new Caught(caught, row.Machines.Count).Share]);
        Table(output, ["messages", "by a person", "counted", "of these by a person"],
            from row in score.ByMessage()
            select (string[])[
                Truth.NameOf(row.Type), $"{row.True:N0}", $"{row.Counted:N0}",
                $"{row.Both:N0} ({new Caught(row.Counted, row.Both).Share})"]);
        Table(output, ["machine", "what it does", "events", "recall", "by rule"],
            from row in score.ByKind(arePeople: false)
            select (string[])[row.Kind.By, row.Kind.What, $"{row.Caught.Events:N0}", row.Caught.Share, row.Rules]);
        Table(output, ["rule", "events", "precision"],
            from row in score.ByRule()
            select (string[])[$"`{row.Rule}`", $"{row.Events:N0}", new Caught(row.Events, row.Machines).Share]);
        Table(output, ["what people do", "events", "taken for machines", "by rule"],
            from row in score.ByKind(arePeople: true)
            select (string[])[row.Kind.What, $"{row.Caught.Events:N0}", row.Caught.Share, row.Rules]);
    }

    private static void Table(TextWriter output, string[] heads, IEnumerable<string[]> rows)
    {
        output.WriteLine($"| {string.Join(" | ", heads)} |");
        output.WriteLine($"|{string.Concat(heads.Select(_ => "---|"))}");
        foreach (var row in rows) output.WriteLine($"| {string.Join(" | ", row)} |");
        output.WriteLine();
    }
}
