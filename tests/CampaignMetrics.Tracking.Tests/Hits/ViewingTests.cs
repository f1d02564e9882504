namespace CampaignMetrics.TrackedMail.Tests.Hits;

/// <summary>How long a message stays open, by a chain of redirects.</summary>
public sealed class ViewingTests
{
    private static readonly TrackingToken Pixel = Some.Token(TokenKind.Open) with { MeasuresViewing = true };

    private static readonly TrackingEndpoint Endpoint = EndpointOf(new ViewingOptions());

    [Fact]
    public void The_pixel_leads_to_the_first_step_at_once()
    {
        var answer = Endpoint.Answer(Some.Hit(Pixel));
        Assert.Equal((AnswerKind.NextStep, 307, TimeSpan.Zero), (answer.Kind, answer.StatusCode, answer.Delay));
        Assert.IsType<Opened>(Assert.Single(answer.Events));
        Assert.Equal((TokenKind.View, 1), (Step(answer).Kind, Step(answer).Step));
    }

    [Fact]
    public void Each_step_tells_how_long_the_message_was_open_until_then() =>
        Assert.Equal([0, 2, 4, 6, 8, 10], Follow(Endpoint).Select(duration => duration.TotalSeconds));

    [Theory]
    [InlineData(5, 20, new[] { 0, 5, 10, 15, 20 })]
    [InlineData(3, 10, new[] { 0, 3, 6, 9 })]
    public void Interval_and_longest_time_are_options(int interval, int longest, int[] seconds)
    {
        var options = new ViewingOptions { Interval = TimeSpan.FromSeconds(interval), Longest = TimeSpan.FromSeconds(longest) };
        Assert.Equal(seconds, Follow(EndpointOf(options)).Select(duration => (int)duration.TotalSeconds));
    }

    [Fact]
    public void No_program_has_to_follow_more_redirects_than_it_may()
    {
        var options = new ViewingOptions { Interval = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromMinutes(10) };
        Assert.Equal(ViewingOptions.MaxSteps, Follow(EndpointOf(options)).Count);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)")]
    [InlineData("Mozilla/5.0")]
    [InlineData("python-requests/2.31.0")]
    [InlineData("YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html")]
    public void Programs_that_keep_the_picture_are_not_measured(string agent) =>
        Assert.Equal(AnswerKind.Pixel, Endpoint.Answer(Some.Hit(Pixel) with { UserAgent = agent }).Kind);

    [Fact]
    public void A_fetch_ahead_is_not_measured() =>
        Assert.Equal(AnswerKind.Pixel, Endpoint.Answer(Some.Hit(Pixel) with { Purpose = "prefetch" }).Kind);

    [Fact]
    public void A_HEAD_is_not_measured() => Assert.Equal(AnswerKind.Pixel, Endpoint.Answer(Some.Hit(Pixel, "HEAD")).Kind);

    [Fact]
    public void What_was_not_turned_on_when_the_mail_was_sent_is_not_measured() =>
        Assert.Equal(AnswerKind.Pixel, Endpoint.Answer(Some.Hit(Pixel with { MeasuresViewing = false })).Kind);

    [Fact]
    public void A_step_that_comes_too_late_is_no_view()
    {
        var step = Step(Endpoint.Answer(Some.Hit(Pixel)));
        var answer = Endpoint.Answer(Some.Hit(step) with { At = Some.Start.AddHours(1) });
        Assert.Equal((AnswerKind.Pixel, 0), (answer.Kind, answer.Events.Length));
    }

    [Fact]
    public void A_step_before_its_open_lasts_no_time()
    {
        var step = Step(Endpoint.Answer(Some.Hit(Pixel)));
        var viewed = (Viewed)Endpoint.Answer(Some.Hit(step) with { At = step.OpenedAt!.Value.AddMilliseconds(-5) }).Events[0];
        Assert.Equal(TimeSpan.Zero, viewed.Duration);
    }

    [Fact]
    public void A_reader_of_eight_seconds_has_read_the_message()
    {
        var ledger = new MessageLedger();
        ledger.Apply(new Delivered { At = Some.Start, Email = "spring-sale", Recipient = "ann@example.com" });
        Follow(Endpoint, ledger, steps: 5);
        Assert.Equal(1, ledger.Report(Definition.HubSpot).Viewing.Read.Count);
    }

    private static TrackingEndpoint EndpointOf(ViewingOptions viewing) =>
        new(Some.Keys, new EndpointOptions { BaseUrl = Some.BaseUrl, Viewing = viewing });

    private static TrackingToken Step(TrackingAnswer answer) => Assert.Single(Some.TokensIn(answer.Location));

    /// <summary>Follows the chain as a program does that waits for each answer, and gives the durations that were told.</summary>
    private static List<TimeSpan> Follow(TrackingEndpoint endpoint, MessageLedger? ledger = null, int steps = 99)
    {
        var durations = new List<TimeSpan>();
        var hit = Some.Hit(Pixel);
        for (var answer = endpoint.Answer(hit); ; answer = endpoint.Answer(hit))
        {
            foreach (var happened in answer.Events) ledger?.Apply(happened);
            durations.AddRange(answer.Events.OfType<Viewed>().Select(viewed => viewed.Duration!.Value));
            if (answer.Kind != AnswerKind.NextStep || durations.Count == steps) return durations;
            hit = Some.Hit(Step(answer)) with { At = hit.At + answer.Delay };
        }
    }
}
