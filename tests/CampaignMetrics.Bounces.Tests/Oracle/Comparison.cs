using System.Text;
using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Tests.Oracle;

/// <summary>One mail, read by our reader and by MimeKit.</summary>
internal sealed class Comparison
{
    public Comparison(byte[] mail)
    {
        // Line ends are made regular first: what a bare CR is, RFC 5322 (section 2.3) leaves to who receives it.
        Text = MailText.From(mail);
        Ours = Reading.ByOurs(Text);
        Theirs = Reading.ByTheirs(Text);
    }

    public string Text { get; }

    public Reading Ours { get; }

    public Reading? Theirs { get; }

    /// <summary>What is not the same, in order: the fields, the tree, the texts; empty if all is.</summary>
    public IEnumerable<string> Differences()
    {
        if (Theirs is null) return ["no mail"];
        if (!HasSameNames) return [$"names: {string.Join(' ', Names(Ours))} <> {string.Join(' ', Names(Theirs))}"];
        return DifferentFields().Concat(DifferentParts());
    }

    /// <summary>Whether MimeKit finds the same fields in the header, whatever they say.</summary>
    public bool HasSameNames => Theirs is not null && Names(Ours).SequenceEqual(Names(Theirs), StringComparer.OrdinalIgnoreCase);

    public IEnumerable<(Field Ours, Field Theirs)> Fields => Ours.Fields.Zip(Theirs!.Fields);

    public IEnumerable<(Leaf Ours, Leaf Theirs)> Leaves => Ours.Leaves.Zip(Theirs!.Leaves);

    private IEnumerable<string> DifferentFields() =>
        from pair in Fields
        where pair.Ours.Raw != pair.Theirs.Raw || pair.Ours.Decoded != pair.Theirs.Decoded
        select $"field {pair.Ours} <> {pair.Theirs}";

    private IEnumerable<string> DifferentParts()
    {
        if (Ours.Tree != Theirs!.Tree) return [$"tree: {Ours.Tree} <> {Theirs.Tree}"];
        return from pair in Leaves where pair.Ours.Text != pair.Theirs.Text select $"text: {pair.Ours.Text}\n <> {pair.Theirs.Text}";
    }

    private static IEnumerable<string> Names(Reading reading) => reading.Fields.Select(field => field.Name);
}
