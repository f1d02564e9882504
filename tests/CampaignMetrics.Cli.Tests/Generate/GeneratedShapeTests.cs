namespace CampaignMetrics.Tests.Generate;

/// <summary>The shares that docs/guide/generate.md promises.</summary>
public sealed class GeneratedShapeTests(GeneratedFile file)
{
    private const string Statement = "email-06", Unreported = "email-03";

    [Fact]
    public void Every_message_is_sent_or_not_sent_and_an_email_that_repeats_goes_out_again()
    {
        var perEmail = file.Distinct.Where(read => read is Sent or NotSent).GroupBy(read => read.Email!.Value.Value).ToList();
        Assert.Equal(GeneratedFile.Options.Emails, perEmail.Count);
        Assert.All(perEmail, messages => Assert.Equal(
            GeneratedFile.Options.Recipients * (messages.Key == Statement ? GeneratedFile.Options.Sendings : 1), messages.Count()));
    }

    [Fact]
    public void A_few_are_not_sent_and_say_why()
    {
        Assert.InRange(file.PerMessage<NotSent>(), 0.012, 0.035);
        var reasons = file.Distinct.OfType<NotSent>().Select(notSent => notSent.Reason).Distinct().ToList();
        Assert.Contains("PREVIOUSLY_BOUNCED", reasons);
        Assert.Contains("PREVIOUSLY_UNSUBSCRIBED_MESSAGE", reasons);
        Assert.Contains("GRAYMAIL_SUPPRESSED", reasons);
    }

    [Fact]
    public void Deliveries_are_told_of_all_emails_but_those_whose_provider_tells_none()
    {
        var told = file.Distinct.OfType<Delivered>().Select(read => read.Email!.Value.Value).ToHashSet();
        Assert.Equal(GeneratedFile.Options.Emails - 1, told.Count);
        Assert.DoesNotContain(Unreported, told);
        Assert.InRange(file.PerMessage<Delivered>(), 0.78, 0.85);
    }

    [Fact]
    public void Some_wait_and_some_of_them_more_than_once()
    {
        Assert.InRange(file.ShareOfMessages<Deferred>(), 0.05, 0.07);
        Assert.True(file.PerMessage<Deferred>() > file.ShareOfMessages<Deferred>() * 1.3);
    }

    [Fact]
    public void Two_in_a_hundred_bounce_in_every_class()
    {
        Assert.InRange(file.PerMessage<Bounced>(IsBounce), 0.016, 0.03);
        var stated = file.Distinct.OfType<Bounced>().Where(IsBounce).Select(bounced => bounced.Response.BounceClass).ToList();
        Assert.Equal(new[] { "blocked", "hard", "soft", "temporary" }, stated.OfType<string>().Distinct().Order(StringComparer.Ordinal));
        Assert.InRange(stated.Count(word => word is null) / (double)stated.Count, 0.3, 0.5);
        Assert.All(file.Distinct.OfType<Bounced>(), bounced => Assert.NotNull(bounced.Response.Smtp));
    }

    [Fact]
    public void Automatic_replies_are_told_as_bounces_and_not_all_say_so()
    {
        var replies = file.Distinct.OfType<Bounced>().Where(bounced => !IsBounce(bounced)).ToList();
        Assert.InRange(replies.Count / file.Messages, 0.005, 0.012);
        Assert.Contains(replies, reply => reply.AutoReply);
        Assert.Contains(replies, reply => !reply.AutoReply);
    }

    [Fact]
    public void A_few_bounce_after_they_were_delivered()
    {
        var delivered = file.Distinct.OfType<Delivered>().Select(KeyOf).ToHashSet();
        Assert.InRange(file.ShareOfMessages<Bounced>(read => IsBounce(read) && delivered.Contains(KeyOf(read))), 0.0012, 0.005);
    }

    [Fact]
    public void Of_a_few_nobody_tells_what_became_of_them()
    {
        var told = file.Distinct.Where(read => read is Delivered or Bounced or NotSent).Select(KeyOf).ToHashSet();
        var untold = file.Distinct.OfType<Sent>().Count(sent => sent.Email!.Value.Value != Unreported && !told.Contains(KeyOf(sent)));
        Assert.InRange(untold / file.Messages, 0.003, 0.012);
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
    public void Scanners_follow_all_links_within_a_second_from_one_address()
    {
        var scans = file.Truth.Where(told => told.What == "follows every link after delivery").Select(told => told.Id).ToHashSet();
        var bursts = file.Distinct.OfType<Clicked>()
            .Where(clicked => scans.Contains(clicked.IdOrDerived.Value))
            .GroupBy(clicked => (clicked.Email, clicked.Recipient, clicked.Send, clicked.Request.Ip))
            .ToList();
        Assert.InRange(bursts.Count / file.Messages, 0.005, 0.05);
        Assert.All(bursts, clicks => Assert.Equal(10, clicks.Count()));
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
        Assert.Contains(conversions, converted => converted.Source is not null);
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

    private static bool IsBounce(Bounced bounced) => !bounced.Response.Smtp!.StartsWith("Automatic reply", StringComparison.Ordinal);

    private static (EmailId?, ContactId, string?) KeyOf(EmailEvent read) => (read.Email, read.Recipient, read.Send);

    private static bool Names(in WebRequest request, string word) => request.UserAgent?.Contains(word, StringComparison.Ordinal) == true;
}
