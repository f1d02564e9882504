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
        var met = Damaged(UsualMutations).Concat(Told)
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

    /// <summary>Differences that damage brings about too rarely.</summary>
    private static IEnumerable<byte[]> Told =>
    [
        "Subject: =?utf-8?B?eHB0bw?=\n\nbody"u8.ToArray(),
        Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\na\n", 300))),
        "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nb= \no=64y \n \n."u8.ToArray(),
        "Content-Type: unheard/of\n\nbody"u8.ToArray(),
        Encoding.ASCII.GetBytes(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\na\n--b--\n"),
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
