using CampaignMetrics.Webhooks.Tests.Attacks;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Docs;

/// <summary>The tables of docs/security.md, compared with what verifiers do.</summary>
public sealed class SecurityPageTests
{
    private const string All = "all of it", Nothing = "nothing";

    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs", "security.md"));

    /// <summary>Columns: provider, what proves the request, how much of the body is covered, whether a time is signed.</summary>
    private static List<string[]> Rows =>
        [
            .. Lines.SkipWhile(line => !line.StartsWith("| provider |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(Cells),
        ];

    [Fact]
    public void Every_provider_has_a_row() =>
        Assert.Equal(WebhookProvider.All.Select(provider => provider.Name), Rows.Select(row => row[0]));

    [Fact]
    public void Who_has_a_signature_is_who_has_a_verifier_of_its_own() => Assert.Equal(
        Signers.All.Select(signed => signed.Provider).Distinct().Order(StringComparer.Ordinal),
        Rows.Where(row => row[2] != Nothing).Select(row => row[0]).Order(StringComparer.Ordinal));

    /// <summary>Where all is covered, no changed byte passes; nothing was seen before.</summary>
    [Fact]
    public void Where_all_of_the_body_is_covered_no_changed_byte_passes()
    {
        var covered = Rows.Where(row => row[2] == All).Select(row => row[0]).ToList();
        foreach (var signed in Signers.All.Where(signed => covered.Contains(signed.Provider)))
            Assert.DoesNotContain(signed.Request.WithChangedBody(), signed.Verifier().Accepts);
    }

    [Fact]
    public void Every_test_that_is_named_is_there()
    {
        var tests = typeof(SecurityPageTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Select(method => $"`{type.Name}.{method.Name}`"))
            .ToHashSet();
        var named = Lines.SkipWhile(line => !line.StartsWith("| attack |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => Cells(line)[^1])
            .ToList();
        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !tests.Contains(name));
    }

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
}
