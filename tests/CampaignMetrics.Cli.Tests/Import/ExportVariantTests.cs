using CampaignMetrics.Cli.Import;

namespace CampaignMetrics.Cli.Tests.Import;

/// <summary>Columns that an export of one provider has at one time and not at another, and files that only look like an export.</summary>
public sealed class ExportVariantTests
{
    private static readonly ImportSettings Settings = Imported.Settings with { Zone = TimeZoneInfo.Utc, Email = "spring" };

    private static readonly DateTimeOffset Later = new(2026, 3, 26, 0, 0, 0, TimeSpan.Zero);

    private const string HubSpotFlags =
        "Recipient,Hub ID,Email Campaign ID,SubType,Subject,Sent At (Your time zone),Not Sent Reason,Not Sent Message,Bounce Reason,"
        + "Bounce Message,Sent,Delivered,Suppressed,Dropped,Bounce,Spam Report,Opened,Clicked,Unsubscribed\n";

    private const string Brevo = "Campaign ID;Email_ID;Send_Date;Delivered_Date;Open_Date;Open_Count;Clicked_Links_Count";

    private static string? PresetOf(string header)
    {
        using var rows = new CsvRows(new StringReader(header + "\n"));
        return ExportPresets.Find(rows.Header, provider: null)?.Name;
    }

    [Fact]
    public void HubSpots_flags_beside_one_time_say_when_an_email_was_sent()
    {
        var text = HubSpotFlags
            + "ann@example.com,1,77,,Sale,2026-03-24 09:00,,,,,TRUE,TRUE,FALSE,FALSE,FALSE,FALSE,FALSE,FALSE,FALSE\n";
        var told = Assert.Single(Imported.Csv(text, Settings).Events);
        Assert.Equal((EventType.Sent, new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.Zero)), (told.Type, told.At));
    }

    [Fact]
    public void HubSpots_flags_beside_one_time_need_a_time_for_all_else()
    {
        var text = HubSpotFlags
            + "ann@example.com,1,77,,Sale,2026-03-24 09:00,,,,,TRUE,TRUE,FALSE,FALSE,FALSE,FALSE,TRUE,TRUE,FALSE\n";
        var said = Imported.Csv(text, Settings).Said;
        Assert.Contains("delivered without a time", said, StringComparison.Ordinal);
        Assert.Contains("opened without a time", said, StringComparison.Ordinal);
        var run = Imported.Csv(text, Settings with { At = Later });
        Assert.Equal(
            [EventType.Sent, EventType.Delivered, EventType.Opened, EventType.Clicked], run.Events.Select(each => each.Type));
    }

    [Theory]
    [InlineData("PREVIOUSLY_BOUNCED,,,,FALSE,FALSE,FALSE,TRUE")]
    [InlineData("PREVIOUSLY_BOUNCED,,,,FALSE,FALSE,TRUE,FALSE")]
    [InlineData("PREVIOUSLY_BOUNCED,,,,FALSE,FALSE,FALSE,FALSE")]
    public void HubSpot_does_not_tell_of_a_sending_where_it_gives_a_reason_for_none(string flags)
    {
        var text = HubSpotFlags + $"ann@example.com,1,77,,Sale,2026-03-24 09:00,{flags},FALSE,FALSE,FALSE,FALSE,FALSE\n";
        var told = Assert.Single(Imported.Csv(text, Settings).Events);
        Assert.Equal((EventType.NotSent, "PREVIOUSLY_BOUNCED"), (told.Type, Assert.IsType<NotSent>(told).Reason));
    }

    [Fact]
    public void HubSpots_events_are_told_from_its_recipients() =>
        Assert.Equal("hubspot-events", PresetOf("Recipient,Email Campaign ID,Event Type,Event ID,Event Created Date (Your time zone)"));

    [Fact]
    public void Brevo_counted_opens_by_another_name_before_it_knew_of_machines()
    {
        var text = Brevo + "\n42;ann@example.com;24-03-2026 09:00:00;24-03-2026 09:00:05;;2;0\n";
        var run = Imported.Csv(text, Settings with { At = Later });
        Assert.Equal([EventType.Sent, EventType.Delivered, EventType.Opened], run.Events.Select(each => each.Type));
    }

    [Fact]
    public void Brevo_tells_of_a_click_whose_link_it_does_not_name()
    {
        var text = Brevo + ";https://shop.example\n42;ann@example.com;24-03-2026 09:00:00;;;0;1;0\n";
        var run = Imported.Csv(text, Settings with { At = Later });
        Assert.Equal([EventType.Sent, EventType.Clicked], run.Events.Select(each => each.Type));
    }

    [Fact]
    public void Brevo_tells_of_a_clicked_link_by_a_word()
    {
        var text = Brevo + ";https://shop.example\n42;ann@example.com;24-03-2026 09:00:00;;;0;1;clicked\n";
        var clicked = Imported.Csv(text, Settings with { At = Later }).Events[^1];
        Assert.Equal("https://shop.example", Assert.IsType<Clicked>(clicked).Url);
    }

    [Fact]
    public void Brevos_recipients_are_told_without_their_campaign() =>
        Assert.Equal("brevo-recipients", PresetOf("Email_ID;Delivered_Date;Open_Date;Clicked_Links_Count"));

    [Fact]
    public void Campaign_Monitors_unsubscriptions_are_no_opens() =>
        Assert.Null(PresetOf("EmailAddress,ListID,Date,IPAddress"));

    [Fact]
    public void Campaign_Monitors_opens_without_a_place_are_read_by_name()
    {
        var preset = ExportPresets.Named("campaign-monitor-opens");
        var text = "EmailAddress,ListID,Date,IPAddress\nann@example.com,l1,2026-03-24 09:20:00,192.0.2.7\n";
        var told = Assert.Single(Imported.Csv(text, Settings with { Preset = preset }).Events);
        Assert.Equal(EventType.Opened, told.Type);
    }

    [Fact]
    public void Opens_and_clicks_of_one_file_are_both_read()
    {
        var run = Imported.Csv("Email Address,Opens,Clicks\nann@example.com,2,1\n", Settings with { At = Later });
        Assert.Equal([EventType.Opened, EventType.Clicked], run.Events.Select(each => each.Type));
    }

    [Fact]
    public void Mailchimps_bounces_are_of_a_class_in_any_case()
    {
        var run = Imported.Csv("Email Address,Bounce Type\nann@example.com,Hard\n", Settings with { At = Later });
        Assert.Equal("hard", Assert.IsType<Bounced>(Assert.Single(run.Events)).Response.BounceClass);
    }

    [Fact]
    public void A_log_that_has_more_columns_than_Mailchimps_clicks_is_none() =>
        Assert.Null(PresetOf("Timestamp,Url,Email,Status,Error"));

    [Fact]
    public void The_activity_of_transactional_mail_is_not_taken_for_opens_alone() =>
        Assert.Equal("mailchimp-transactional", PresetOf("Date,Email Address,Sender,Subject,Status,Tags,Opens,Clicks,Bounce Detail"));
}
