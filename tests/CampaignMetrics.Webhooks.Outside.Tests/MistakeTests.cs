using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Outside.Tests;

/// <summary>What somebody can get wrong who writes a provider is told where it is written.</summary>
public sealed class MistakeTests
{
    [Theory, InlineData("Hard"), InlineData("permanent"), InlineData("")]
    public void A_class_of_a_bounce_that_is_none_is_refused(string bounceClass) =>
        Assert.Throws<ArgumentException>(() => new EventTable { { "bounced", EventType.Bounced, bounceClass } });

    [Fact]
    public void A_name_that_stands_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new EventTable { { "opened", EventType.Opened }, { "opened", EventType.Clicked } });

    [Theory, InlineData(""), InlineData("a..b"), InlineData(".a"), InlineData("a.")]
    public void A_path_with_an_empty_name_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() => new FieldTable((path, Field.Name)));

    [Fact]
    public void A_path_with_a_long_name_is_refused() =>
        Assert.Throws<ArgumentException>(() => new FieldTable((new string('a', 65), Field.Name)));

    [Fact]
    public void A_field_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FieldTable(("a", (Field)99)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Read((fields, _) => fields.Text((Field)99)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Read((fields, _) => fields.Set((Field)(-1), "a")));
    }

    [Theory, InlineData(""), InlineData("Acme Mail"), InlineData("acme-mail"), InlineData("Äcme")]
    public void A_name_that_nobody_could_find_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new WebhookProvider(name, new Reader((_, _) => { })));

    [Fact]
    public void A_meaning_that_is_none_skips_the_element() =>
        Assert.Equal("no event name", Read((fields, batch) => batch.Add(fields, default(EventMeaning))).Skipped.Single().Reason);

    [Fact]
    public void A_name_with_a_slash_is_told_as_it_stands_there()
    {
        var reader = new Reader((_, _) => { }, new EventTable { { "email/opened", EventType.Opened } });
        var told = new WebhookProvider("Acme", reader).Read(
            Request("""{"kind":"email/opened","to":"ann@example.com","when":1772442000}"""));
        Assert.Equal("email/opened", told.Events.Single().Name);
    }

    /// <summary>Half a surrogate pair, which a header field can hold.</summary>
    [Theory]
    [InlineData(Field.Id), InlineData(Field.Recipient), InlineData(Field.MessageId), InlineData(Field.Url), InlineData(Field.UserAgent)]
    public void A_text_that_is_none_never_throws(Field field)
    {
        var result = Read((fields, batch) =>
        {
            fields.Set(field, "a\ud800");
            batch.Add(fields, new EventMeaning("opened", EventType.Clicked));
        });
        Assert.Equal($"{field} is no valid text", result.Skipped.Single().Reason);
    }

    [Fact]
    public void Texts_of_which_one_is_none_never_throw()
    {
        var result = Read((fields, batch) =>
        {
            fields.SetTexts(Field.Tags, ["spring", "a\ud800"]);
            batch.Add(fields, new EventMeaning("opened", EventType.Opened));
        });
        Assert.Equal("Tags is no valid text", result.Skipped.Single().Reason);
    }

    /// <summary>A function of the user's own may cut a character in two.</summary>
    [Fact]
    public void A_key_that_is_no_text_never_throws()
    {
        var options = new WebhookOptions { Email = static _ => "a\ud800" };
        var reader = new Reader(static (fields, batch) => batch.Add(fields, new EventMeaning("opened", EventType.Opened)));
        var result = new WebhookProvider("Acme", reader)
            .Read(Request("""{"kind":"opened","to":"ann@example.com","when":1772442000}"""), options);
        Assert.Equal("the key of the email or campaign is no valid text", result.Skipped.Single().Reason);
    }

    private static WebhookResult Read(Action<Fields, Batch> read) =>
        new WebhookProvider("Acme", new Reader(read)).Read(Request("""{"kind":"opened","to":"ann@example.com","when":1772442000}"""));

    private static WebhookRequest Request(string body) => new(System.Text.Encoding.UTF8.GetBytes(body));

    private sealed class Reader(Action<Fields, Batch> read, EventTable? events = null)
        : WebhookReader(new FieldTable(("kind", Field.Name), ("to", Field.Recipient), ("when", Field.Time)), events ?? new EventTable())
    {
        protected override void ReadElement(Fields fields, Batch batch)
        {
            read(fields, batch);
            if (Events.Names.Any()) batch.Add(fields, Events.Find(fields));
        }
    }
}
