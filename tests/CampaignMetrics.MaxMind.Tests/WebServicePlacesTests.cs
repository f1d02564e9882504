using System.Net;
using System.Net.Http;

namespace CampaignMetrics.MaxMind.Tests;

/// <summary>The web service as places, asked ahead.</summary>
public sealed class WebServicePlacesTests
{
    private static readonly Place Oslo = new("NO", null, "Oslo");

    [Fact]
    public async Task A_resolved_address_has_its_place_without_another_request()
    {
        var (places, service) = Answering(_ => FakeService.City("NO", "Oslo"));
        var result = await places.ResolveAsync(["82.10.0.1"]);
        Assert.Equal((Oslo, Oslo), (places.Locate("82.10.0.1"), places.Locate("::ffff:82.10.0.1")));
        Assert.True(result.IsComplete);
        Assert.Single(service.Asked);
    }

    [Fact]
    public void An_address_that_was_not_resolved_is_nowhere_and_is_not_asked_for()
    {
        var (places, service) = Answering(_ => FakeService.City("NO", "Oslo"));
        Assert.True(places.Locate("82.10.0.1").IsNowhere);
        Assert.Empty(service.Asked);
    }

    [Theory]
    [InlineData(MaxMindService.City, "city")]
    [InlineData(MaxMindService.Country, "country")]
    [InlineData(MaxMindService.Insights, "insights")]
    public async Task The_wanted_service_is_asked(MaxMindService wanted, string expected)
    {
        var service = new FakeService(_ => FakeService.City("NO", "Oslo"));
        var places = new WebServicePlaces(service.Client(), wanted);
        await places.ResolveAsync(["82.10.0.1"]);
        Assert.Equal([expected], service.Services);
        Assert.Equal("NO", places.Locate("82.10.0.1").Country);
    }

    [Fact]
    public async Task Each_distinct_address_is_asked_for_once()
    {
        var (places, service) = Answering(_ => FakeService.City("NO", "Oslo"));
        await places.ResolveAsync(["82.10.0.1", "82.10.0.1", " 82.10.0.1", "::ffff:82.10.0.1", "2A00::1", "2a00:0::1"]);
        Assert.Equal(["2a00::1", "82.10.0.1"], service.Asked.Order(StringComparer.Ordinal));
        var again = await places.ResolveAsync(["82.10.0.1", "2a00::1"]);
        Assert.Equal((2, 2), (again.Count(AddressOutcome.AlreadyKnown), service.Asked.Count));
    }

    [Fact]
    public async Task No_request_is_spent_on_what_is_nowhere_by_its_nature()
    {
        var (places, service) = Answering(_ => FakeService.City("NO", "Oslo"));
        var result = await places.ResolveAsync(["10.0.0.1", "::1", "fe80::1%eth0", "no address", "", "82.10.0.1/32"]);
        Assert.Equal((3, 3), (result.Count(AddressOutcome.Special), result.Count(AddressOutcome.Malformed)));
        Assert.True(result.IsComplete);
        Assert.Empty(service.Asked);
    }

    [Theory]
    [InlineData("IP_ADDRESS_NOT_FOUND")]
    [InlineData("IP_ADDRESS_RESERVED")]
    public async Task An_address_that_the_service_does_not_know_is_nowhere_and_known_as_such(string code)
    {
        var (places, service) = Answering(_ => FakeService.Error(404, code));
        Assert.Equal(1, (await places.ResolveAsync(["82.10.0.1"])).Count(AddressOutcome.Nowhere));
        Assert.Equal(1, (await places.ResolveAsync(["82.10.0.1"])).Count(AddressOutcome.AlreadyKnown));
        Assert.Single(service.Asked);
    }

    public static TheoryData<AddressOutcome, int, string> Errors => new()
    {
        { AddressOutcome.Unauthorized, 401, """{"code":"AUTHORIZATION_INVALID","error":"a"}""" },
        { AddressOutcome.Unauthorized, 401, """{"code":"LICENSE_KEY_REQUIRED","error":"a"}""" },
        { AddressOutcome.Unauthorized, 401, """{"code":"ACCOUNT_ID_REQUIRED","error":"a"}""" },
        { AddressOutcome.OutOfQueries, 402, """{"code":"INSUFFICIENT_FUNDS","error":"a"}""" },
        { AddressOutcome.NotPermitted, 403, """{"code":"PERMISSION_REQUIRED","error":"a"}""" },
        { AddressOutcome.Refused, 400, """{"code":"IP_ADDRESS_INVALID","error":"a"}""" },
        { AddressOutcome.ServiceError, 400, "no JSON" },
        { AddressOutcome.ServiceError, 429, "" },
        { AddressOutcome.ServiceError, 503, "" },
        { AddressOutcome.ServiceError, 302, "" },
        { AddressOutcome.Unreadable, 200, "no JSON" },
        { AddressOutcome.Unreadable, 200, """{"country":7}""" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task A_failure_is_an_outcome_and_leaves_the_address_to_be_asked_for_again(AddressOutcome expected, int status, string body)
    {
        var (places, service) = Answering(_ => FakeService.Json((HttpStatusCode)status, body));
        var result = await places.ResolveAsync(["82.10.0.1"]);
        Assert.Equal([new UnresolvedAddress("82.10.0.1", expected)], result.Unresolved);
        Assert.True(places.Locate("82.10.0.1").IsNowhere);
        await places.ResolveAsync(["82.10.0.1"]);
        Assert.Equal(2, service.Asked.Count);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_an_outcome()
    {
        var (places, _) = Answering(ip => ip == "82.10.0.1" ? throw new HttpRequestException("refused") : throw new IOException("broken"));
        var result = await places.ResolveAsync(["82.10.0.1", "82.10.0.2"]);
        Assert.Equal(2, result.Count(AddressOutcome.Unreachable));
    }

    [Fact]
    public async Task A_request_beyond_the_clients_timeout_is_an_outcome()
    {
        var service = new FakeService(_ => FakeService.City("NO", "Oslo")) { Gate = new TaskCompletionSource().Task };
        var places = new WebServicePlaces(service.Client(timeout: 50));
        var result = await places.ResolveAsync(["82.10.0.1"]);
        Assert.Equal(1, result.Count(AddressOutcome.TimedOut));
    }

    [Fact]
    public async Task One_failure_loses_no_other_address()
    {
        var (places, _) = Answering(ip => ip == "82.10.0.1" ? FakeService.Error(500, "a") : FakeService.City("NO", "Oslo"));
        var result = await places.ResolveAsync(["82.10.0.1", "82.10.0.2", "82.10.0.3"]);
        Assert.Equal((2, 1), (result.Count(AddressOutcome.Located), result.Unresolved.Length));
    }

    [Theory]
    [InlineData("AUTHORIZATION_INVALID", AddressOutcome.Unauthorized)]
    [InlineData("OUT_OF_QUERIES", AddressOutcome.OutOfQueries)]
    [InlineData("PERMISSION_REQUIRED", AddressOutcome.NotPermitted)]
    public async Task After_a_failure_of_the_account_nothing_more_is_asked(string code, AddressOutcome expected)
    {
        var (places, service) = Answering(_ => FakeService.Error(403, code), maxConcurrency: 1);
        var result = await places.ResolveAsync(Many(100));
        Assert.Equal(100, result.Count(expected));
        Assert.Single(service.Asked);
    }

    [Fact]
    public async Task Every_distinct_address_has_exactly_one_outcome()
    {
        var (places, _) = Answering(ip => (ip[^1] % 4) switch
        {
            0 => FakeService.City("NO", "Oslo"),
            1 => FakeService.Error(404, "IP_ADDRESS_NOT_FOUND"),
            2 => FakeService.Error(500, "a"),
            _ => FakeService.Json(HttpStatusCode.OK, "no JSON"),
        });
        string[] addresses = [.. Many(200), .. Many(200), "10.0.0.1", "no address"];
        var result = await places.ResolveAsync(addresses);
        Assert.Equal(addresses.Distinct().Count(), Enum.GetValues<AddressOutcome>().Sum(result.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_requests_than_wanted_are_under_way_at_once(int maxConcurrency)
    {
        var (places, service) = Answering(_ => FakeService.City("NO", "Oslo"), maxConcurrency);
        await places.ResolveAsync(Many(60));
        Assert.Equal(60, service.Asked.Count);
        Assert.InRange(service.MostUnderWay, 1, maxConcurrency);
    }

    [Fact]
    public async Task A_cancelled_call_ends_asks_no_more_and_keeps_what_it_got()
    {
        var gate = new TaskCompletionSource();
        var service = new FakeService(_ => FakeService.City("NO", "Oslo")) { Gate = gate.Task };
        var places = new WebServicePlaces(service.Client(), maxConcurrency: 2);
        using var cancellation = new CancellationTokenSource();
        var resolving = places.ResolveAsync(Many(50), cancellation.Token);
        await Until(() => service.Asked.Count == 2);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resolving);
        gate.SetResult();
        var asked = service.Asked.ToList();
        await Until(() => asked.TrueForAll(ip => places.Locate(ip) == Oslo));
        Assert.Equal(2, service.Asked.Count);
    }

    [Fact]
    public async Task Two_calls_at_once_share_one_request_for_an_address()
    {
        var gate = new TaskCompletionSource();
        var service = new FakeService(_ => FakeService.City("NO", "Oslo")) { Gate = gate.Task };
        var places = new WebServicePlaces(service.Client());
        Task<ResolveResult>[] calls = [places.ResolveAsync(["82.10.0.1"]), places.ResolveAsync(["82.10.0.1"])];
        await Until(() => !service.Asked.IsEmpty);
        gate.SetResult();
        Assert.All(await Task.WhenAll(calls), result => Assert.True(result.IsComplete));
        Assert.Single(service.Asked);
    }

    [Fact]
    public async Task No_text_of_an_outcome_holds_the_key_or_what_the_service_said()
    {
        var (places, _) = Answering(_ => FakeService.Error(401, "AUTHORIZATION_INVALID"));
        var result = await places.ResolveAsync(["82.10.0.1"]);
        var text = $"{result} {string.Join(' ', result.Unresolved)}";
        Assert.DoesNotContain(FakeService.LicenceKey, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Told", text, StringComparison.Ordinal);
        Assert.DoesNotContain("service.invalid", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_client_is_a_mistake_that_is_told()
    {
        var client = new FakeService(_ => FakeService.City("NO", "Oslo")).Client();
        var places = new WebServicePlaces(client);
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => places.ResolveAsync(["82.10.0.1"]));
    }

    private static (WebServicePlaces, FakeService) Answering(Func<string, HttpResponseMessage> answer, int maxConcurrency = 4)
    {
        var service = new FakeService(answer);
        return (new WebServicePlaces(service.Client(), maxConcurrency: maxConcurrency), service);
    }

    private static IEnumerable<string> Many(int count) =>
        Enumerable.Range(0, count).Select(number => $"82.10.{number / 200}.{number % 200}");

    private static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 1_000 && !holds(); i++) await Task.Delay(10);
        Assert.True(holds());
    }
}
