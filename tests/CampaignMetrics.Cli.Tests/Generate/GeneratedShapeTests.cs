namespace CampaignMetrics.Tests.Generate;

/// <summary>The shares that docs/guide/generate.md promises.</summary>
public sealed class GeneratedShapeTests(GeneratedFile file)
{
    [Fact]
    public void Every_message_is_sent_or_not_sent() => Assert.Equal(1.0, file.PerMessage<Sent>() + file.PerMessage<NotSent>(), 4);

    [Fact]
    public void One_in_two_hundred_is_not_sent_and_says_why()
    {
        Assert.InRange(file.PerMessage<NotSent>(), 0.003, 0.007);
        Assert.All(file.Distinct.OfType<NotSent>(), notSent => Assert.NotNull(notSent.Reason));
    }

    [Fact]
    public void Ninety_seven_in_a_hundred_are_delivered() => Assert.InRange(file.PerMessage<Delivered>(), 0.96, 0.975);

    [Fact]
    public void Some_wait_and_some_of_them_more_than_once()
    {
        Assert.InRange(file.ShareOfMessages<Deferred>(), 0.05, 0.07);
        Assert.True(file.PerMessage<Deferred>() > file.ShareOfMessages<Deferred>() * 1.3);
    }

    [Fact]
    public void Three_in_a_hundred_bounce_in_every_class()
    {
        Assert.InRange(file.PerMessage<Bounced>(), 0.023, 0.033);
        var stated = file.Distinct.OfType<Bounced>().Select(bounced => bounced.Response.BounceClass).ToList();
        Assert.Equal(new[] { "blocked", "hard", "soft", "temporary" }, stated.OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(stated.Count(word => word is null) / (double)stated.Count, 0.3, 0.5);
        Assert.All(file.Distinct.OfType<Bounced>(), bounced => Assert.NotNull(bounced.Response.Smtp));
    }

    [Fact]
    public void A_few_bounce_after_they_were_delivered()
    {
        var delivered = file.Distinct.OfType<Delivered>().Select(read => (read.Email, read.Recipient)).ToHashSet();
        Assert.InRange(file.ShareOfMessages<Bounced>(read => delivered.Contains((read.Email, read.Recipient))), 0.0015, 0.005);
    }

    [Fact]
    public void A_few_are_pending()
    {
        var told = file.Distinct.Where(read => read is Delivered or Bounced or NotSent)
            .Select(read => (read.Email, read.Recipient))
            .Distinct()
            .Count();
        Assert.InRange(1 - told / (double)GeneratedFile.Options.Messages, 0.001, 0.006);
    }

    [Fact]
    public void Half_of_the_messages_are_opened_by_a_person_or_proxy_mostly_more_than_once()
    {
        Assert.InRange(file.ShareOfMessages<Opened>(), 0.5, 0.75);
        Assert.InRange(file.PerMessage<Opened>(), 2.0, 2.8);
    }

    [Fact]
    public void Opens_come_from_clients_of_many_kinds() =>
        Assert.True(file.Distinct.OfType<Opened>().Select(opened => opened.Request.UserAgent).Distinct().Count() >= 25);

    [Fact]
    public void One_message_in_five_is_loaded_by_Apples_relay() =>
        Assert.InRange(file.ShareOfMessages<Opened>(opened => opened.Request.UserAgent == "Mozilla/5.0"), 0.15, 0.27);

    [Fact]
    public void Webmail_loads_through_its_proxies()
    {
        Assert.InRange(file.ShareOfMessages<Opened>(opened => Names(opened.Request, "GoogleImageProxy")), 0.1, 0.22);
        Assert.InRange(file.ShareOfMessages<Opened>(opened => Names(opened.Request, "YahooMailProxy")), 0.02, 0.08);
    }

    [Fact]
    public void Programs_show_themselves_in_every_way()
    {
        Assert.Contains(file.Distinct.OfType<Opened>(), opened => opened.Request.UserAgent == "");
        Assert.Contains(file.Distinct.OfType<Opened>(), opened => opened.Request.Purpose == "prefetch");
        Assert.Contains(file.Distinct.OfType<Opened>(), opened => opened.Actor == Actor.Automation);
        Assert.Contains(file.Distinct.OfType<Opened>(), opened => Names(opened.Request, "bingbot"));
        Assert.Contains(file.Distinct.OfType<Clicked>(), clicked => clicked.Request.Method == "HEAD");
        Assert.Contains(file.Distinct.OfType<Clicked>(), clicked => clicked.Role == LinkRole.Honeypot);
        Assert.Contains(file.Distinct.OfType<Clicked>(), clicked => Names(clicked.Request, "python-requests"));
    }

    [Fact]
    public void Gateways_follow_all_links_within_a_second_from_one_address()
    {
        var bursts = file.Distinct.OfType<Clicked>()
            .GroupBy(clicked => (clicked.Email, clicked.Recipient, clicked.Request.Ip))
            .Where(clicks => clicks.Select(clicked => clicked.Url).Distinct().Count() >= 8)
            .ToList();
        Assert.InRange(bursts.Count / (double)GeneratedFile.Options.Messages, 0.04, 0.12);
        Assert.All(
            bursts, clicks => Assert.True(clicks.Max(clicked => clicked.At) - clicks.Min(clicked => clicked.At) < TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Readers_follow_links_of_every_role_in_both_parts()
    {
        Assert.Equal(5, file.Distinct.OfType<Clicked>().Select(clicked => clicked.Role ?? LinkRole.Content).Distinct().Count());
        Assert.Contains(file.Distinct.OfType<Clicked>(), clicked => clicked.Part == EmailPart.Text);
        Assert.Contains(file.Distinct.OfType<Clicked>(), clicked => clicked.Variant == "members");
    }

    [Fact]
    public void Looks_take_half_a_second_to_half_a_minute()
    {
        var seconds = file.Distinct.OfType<Viewed>().Select(viewed => viewed.Duration!.Value.TotalSeconds).Order().ToList();
        Assert.InRange(seconds[0], 0.5, 1);
        Assert.InRange(seconds[seconds.Count / 2], 4, 8);
        Assert.InRange(seconds[^1], 25, 30);
    }

    [Fact]
    public void Some_opens_tell_their_place_and_others_an_address_only()
    {
        Assert.Contains(file.Distinct.OfType<Opened>(), opened => opened.Request.Place is { Country: not null, City: not null });
        Assert.Contains(file.Distinct.OfType<Opened>(), opened => opened.Request.Place.IsNowhere && opened.Request.Ip is not null);
    }

    [Fact]
    public void Readers_answer_in_every_other_way()
    {
        EventType[] rare =
        [
            EventType.Replied, EventType.Forwarded, EventType.Unsubscribed, EventType.Resubscribed, EventType.SpamReported,
            EventType.Unbounced,
        ];
        Assert.Empty(rare.Except(file.Distinct.Select(read => read.Type)));
    }

    [Fact]
    public void Conversions_bring_money_in_several_currencies_and_some_name_no_email()
    {
        var conversions = file.Distinct.OfType<Converted>().ToList();
        Assert.True(conversions.Select(converted => converted.Amount?.Currency).OfType<string>().Distinct().Count() >= 3);
        Assert.InRange(conversions.Count(converted => converted.Email is null) / (double)conversions.Count, 0.15, 0.35);
        Assert.All(conversions.Where(converted => converted.Amount is not null), converted => Assert.NotNull(converted.Order));
    }

    [Fact]
    public void Contacts_come_from_lists_and_some_from_two()
    {
        var sent = file.Distinct.OfType<Sent>().ToList();
        Assert.InRange(sent.Count(read => read.Segments.Lists.Length == 2) / (double)sent.Count, 0.08, 0.14);
        Assert.All(sent, read => Assert.True(read.Segments.Lists.Length >= 1 && read.Segments.Tags.ContainsKey("language")));
    }

    [Fact]
    public void People_sleep()
    {
        var opens = file.Distinct.OfType<Opened>().Where(opened => opened.Request.Place.Country == "NL").ToList();
        var atNight = opens.Count(opened => opened.At.AddHours(1).Hour is >= 1 and < 5);
        var inTheMorning = opens.Count(opened => opened.At.AddHours(1).Hour is >= 9 and < 13);
        Assert.True(atNight * 8 < inTheMorning, $"{atNight} at night, {inTheMorning} in the morning");
    }

    private static bool Names(in WebRequest request, string word) => request.UserAgent?.Contains(word, StringComparison.Ordinal) == true;
}
