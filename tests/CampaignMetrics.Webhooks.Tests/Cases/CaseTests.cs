using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Tests.Cases;

/// <summary>What every case of every provider has to show.</summary>
public sealed class CaseTests
{
    public static TheoryData<string> Titles => [.. CaseFile.All.Select(told => told.ToString())];

    public static TheoryData<string> Providers => [.. WebhookProvider.All.Select(provider => provider.Name)];

    [Theory, MemberData(nameof(Titles))]
    public void A_case_tells_what_is_written_behind_it(string title)
    {
        var told = CaseFile.All.Single(each => each.ToString() == title);
        Assert.Equal(told.Told, Case.Lines(told.Read()));
    }

    [Theory, MemberData(nameof(Providers))]
    public void Every_event_name_that_a_provider_has_stands_in_a_case(string provider)
    {
        var bodies = CaseFile.All.Where(told => told.Provider == provider).Select(told => Uri.UnescapeDataString(told.Body)).ToList();
        var names = WebhookProvider.Find(provider)!.Reader.Events.Names;
        Assert.DoesNotContain(
            names, name => !bodies.Any(body => name.Split('/').All(part => body.Contains(part, StringComparison.Ordinal))));
    }

    [Theory, MemberData(nameof(Titles))]
    public void A_request_that_comes_again_gives_the_same_ids(string title)
    {
        var told = CaseFile.All.Single(each => each.ToString() == title);
        var later = told.From.Read(told.Request with { ReceivedAt = Case.Received.AddHours(1) });
        Assert.Equal(told.Read().Events.Select(each => each.Event.Id), later.Events.Select(each => each.Event.Id));
    }

    [Theory, MemberData(nameof(Titles))]
    public void A_batch_that_is_cut_otherwise_gives_the_same_ids(string title)
    {
        var told = CaseFile.All.Single(each => each.ToString() == title);
        var whole = told.Read();
        if (told.Body[0] != '[' || whole.Refusal is not null) return;
        using var batch = JsonDocument.Parse(told.Body);
        var alone = batch.RootElement.EnumerateArray()
            .SelectMany(element => told.From.Read(told.RequestOf(Encoding.UTF8.GetBytes($"[{element.GetRawText()}]"))).Events);
        Assert.Equal(whole.Events.Select(each => each.Event.Id), alone.Select(each => each.Event.Id).Distinct());
    }

    [Theory, MemberData(nameof(Titles))]
    public void Every_event_has_an_id(string title) =>
        Assert.DoesNotContain(CaseFile.All.Single(each => each.ToString() == title).Read().Events, told => told.Event.Id == default);

    [Fact]
    public void Every_provider_has_cases_in_a_folder_of_its_name() =>
        Assert.Equal(WebhookProvider.All.Select(provider => provider.Name), CaseFile.All.Select(told => told.Provider).Distinct());
}
