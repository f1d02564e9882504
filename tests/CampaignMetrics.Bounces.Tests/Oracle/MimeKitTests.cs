using System.Text;

namespace CampaignMetrics.Bounces.Tests.Oracle;

/// <summary>MimeKit reads the mails that our reader reads. Where the two differ, it is decided who is right.</summary>
public sealed class MimeKitTests
{
    private const int UsualMutations = 6_000;

    private static readonly byte[][] Originals = [.. Mails.All.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public void Our_own_mails_are_read_alike() => Assert.Empty(Originals.SelectMany(mail => new Comparison(mail).Differences()));

    [Fact]
    public void Invented_mails_say_by_both_what_they_say()
    {
        var random = new Random(Mutations.Seed(1));
        for (var i = 0; i < 2_000; i++)
        {
            var invented = new InventedMail(random);
            var comparison = new Comparison(invented.Write());
            Assert.Equal(invented.Subject, comparison.Ours.Fields[0].Decoded);
            Assert.Equal(invented.Texts, comparison.Ours.Leaves.Select(leaf => leaf.Text));
            Assert.Equal([], comparison.Differences());
        }
    }

    [Fact]
    public void Sample_mails_are_read_alike_but_for_what_is_decided() => AssertDecided(
        Directory.GetFiles(Needs.Sample("bounces"), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".eml", StringComparison.Ordinal) || file.Contains("not-a-bounce", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes));

    [Fact]
    public void Damaged_mails_are_read_alike_but_for_what_is_decided() => AssertDecided(Damaged(Mutations.Count(UsualMutations)));

    [Fact]
    public void Every_decided_difference_is_met()
    {
        var met = Damaged(UsualMutations).Concat(Told.Select(told => Encoding.Latin1.GetBytes(told.Mail)))
            .Select(mail => new Comparison(mail))
            .Where(comparison => comparison.Differences().Any())
            .Select(comparison => Decided.Find(comparison)?.Name);
        Assert.Empty(Decided.All.Select(decided => decided.Name).Except(met));
    }

    [Fact]
    public void Every_decided_difference_is_written_down()
    {
        var page = File.ReadAllLines(Repository.PathOf("docs", "decisions", "mime-oracle.md"));
        var written = page.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim());
        Assert.Equal(Decided.All.Select(decided => decided.Name), written.Skip(1));
    }

    [Fact]
    public void Each_told_difference_is_covered_by_its_row() => Assert.All(Told, told =>
    {
        var comparison = new Comparison(Encoding.Latin1.GetBytes(told.Mail));
        Assert.NotEmpty(comparison.Differences());
        Assert.Equal(told.Row, Decided.Find(comparison)?.Name);
    });

    private const string Multipart = "Content-Type: multipart/mixed; boundary=b\n\n";

    /// <summary>The smallest mails of differences that damage brings about too rarely.</summary>
    private static IEnumerable<(string Row, string Mail)> Told =>
    [
        ("empty line before the header", "\nSubject: a\n\nbody"),
        ("line that is no field", "To: a\n: 1.0\nContent-Type: text/plain\n\nbody"),
        ("base64 without its padding", "Subject: =?utf-8?B?eHB0bw?=\n\nbody"),
        ("limits", Multipart + string.Concat(Enumerable.Repeat("--b\n\na\n", 300))),
        ("white space at the end of a quoted-printable line",
            "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nb= \no=64y \n \n."),
        ("media type that is none", "Content-Type: multipart/mi(ed; boundary=b\n\n--b\n\na\n--b--\n"),
        ("media type that nobody knows", "Content-Type: un.heard/of\n\nbody"),
        ("boundary that is used twice", $"{Multipart}--b\n{Multipart}--b\n\na\n--b--\n"),
        ("boundary that is used twice", $"{Multipart}--b\nContent-Type: message/rfc822\n\n{Multipart}--b\n\na\n--b--\n"),
        ("boundary that is used twice", $"{Multipart}--b\nContent-Type: text/rfc822-headers\n\n{Multipart}--b\n\na\n--b--\n"),
        ("closing delimiter that goes on", $"{Multipart}--b\n\na\n--b-- c\nd"),
        ("parts after the closing delimiter", $"{Multipart}--b\n\na\n--b--\n--b\n\nc\n--b--\n"),
        ("bytes that are not of the charset", "Subject: a\n\nby the \u00e4"),
    ];

    private static IEnumerable<byte[]> Damaged(int count)
    {
        var random = new Random(Mutations.Seed(20250602));
        for (var i = 0; i < count; i++) yield return HostileInputTests.Mutate(Originals[i % Originals.Length], random);
    }

    private static void AssertDecided(IEnumerable<byte[]> mails)
    {
        var undecided =
            from mail in mails
            let comparison = new Comparison(mail)
            let differences = comparison.Differences().ToList()
            where differences.Count > 0 && Decided.Find(comparison) is null
            select $"{comparison.Text}\n{string.Join('\n', differences)}";
        var all = undecided.ToList();
        Assert.True(all.Count == 0, $"{all.Count}\n{string.Join("\n=====\n", all.Take(12))}");
    }
}
