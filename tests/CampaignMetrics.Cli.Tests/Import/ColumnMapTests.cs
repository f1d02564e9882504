using CampaignMetrics.Cli.Import;

namespace CampaignMetrics.Cli.Tests.Import;

/// <summary><c>--map</c>, <c>--types</c> and <c>--type</c>.</summary>
public sealed class ColumnMapTests
{
    private const string Three = "When,Who,What\n2026-03-24T09:00:00Z,ann@example.com,Read\n";

    private static readonly ImportSettings Opens = Imported.Settings with { Types = [EventType.Opened], Email = "e" };

    private static string Refusal(Action use) => Assert.Throws<UnusableException>(use).Message;

    [Fact]
    public void Columns_become_properties()
    {
        var text = "t,who,kind,mail,link,town,sum,machine,n\n"
            + "2026-03-24T09:00:00Z,Ann@Example.com,click,sale,https://shop.example,Gouda,12.50,true,vip\n";
        var run = Imported.Mapped("at=T,recipient=Who,type=kind,email=mail,url=link,city=town,tags.level=n,bot=machine,amount=sum", text);
        Assert.Equal(
            """{"type":"clicked","at":"2026-03-24T09:00:00Z","email":"sale","recipient":"ann@example.com","tags":"""
            + """{"level":"vip"},"url":"https://shop.example","city":"Gouda","actor":"automation"}""",
            "{" + Assert.Single(run.Lines)[(Assert.Single(run.Lines).IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void A_type_that_nobody_knows_is_one_that_the_user_can_name() =>
        Assert.Contains(
            "'Viewed it' is no type that counts here; --types 'Viewed it=TYPE' says which it is",
            Imported.Mapped(
                "at=t,recipient=who,type=kind,email=mail", "t,who,kind,mail\n2026-03-24T09:00:00Z,a@example.com,Viewed it,e\n").Said,
            StringComparison.Ordinal);

    [Theory, InlineData("spring", false), InlineData(null, true)]
    public void What_the_command_line_tells_is_not_lacking(string? email, bool isLacking)
    {
        var settings = Imported.Settings with { Email = email, Zone = TimeZoneInfo.Utc };
        var said = Imported.Csv("processed,message_id,event,email\n2026-03-24T09:00:00Z,m1,open,ann@example.com\n", settings).Said;
        Assert.Equal(isLacking, said.Contains("which email it is", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_property_of_an_event_line_can_be_mapped()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "guide", "events.md"));
        var begin = page.IndexOf("| property | type |", StringComparison.Ordinal);
        var table = page[begin..page.IndexOf("`null` is the same", StringComparison.Ordinal)];
        var rows = table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var documented = rows.Select(line => line.Split('`')[1]).Where(name => name != "tags");
        Assert.Equal(documented.Order(StringComparer.Ordinal), ColumnMap.Properties.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_sendings_at_one_instant_are_two_events()
    {
        var text = "at,who,run\n2026-03-24T09:00:00Z,ann@example.com,1\n2026-03-24T09:00:00Z,ann@example.com,2\n";
        var run = Imported.Mapped(
            "at=at,recipient=who,send=run", text, Imported.Settings with { Types = [EventType.Sent], Email = "e" });
        Assert.Equal(2, run.Events.Select(told => told.Id).Distinct().Count());
    }

    [Fact]
    public void The_first_of_several_columns_that_holds_something_counts()
    {
        var text = "at,who,a,b\n2026-03-24T09:00:00Z,ann@example.com,,x\n2026-03-24T09:00:00Z,bob@example.com,y,z\n";
        var run = Imported.Mapped("at=at,recipient=who,email=a|b", text, Imported.Settings with { Types = [EventType.Opened] });
        Assert.Equal(["x", "y"], run.Events.Select(told => told.Email!.Value.Value));
    }

    [Fact]
    public void A_cell_that_holds_an_object_is_entered_by_a_path()
    {
        var text = "at;who;meta\n2026-03-24T09:00:00Z;ann@example.com;\"{\"\"mailing\"\":{\"\"id\"\":7}}\"\n";
        var run = Imported.Mapped(
            "at=at,recipient=who", text, Imported.Settings with { Types = [EventType.Opened], EmailFrom = "meta.mailing.id" });
        Assert.Equal("7", Assert.Single(run.Events).Email!.Value.Value);
    }

    [Fact]
    public void Of_a_name_and_an_address_the_address_is_the_recipient()
    {
        var text = Three.Replace("ann@example.com", "Ann <ann@example.com>", StringComparison.Ordinal);
        Assert.Equal("ann@example.com", Assert.Single(Imported.Mapped("at=When,recipient=Who", text, Opens).Events).Recipient.Value);
    }

    [Fact]
    public void A_column_may_be_named_by_its_number() =>
        Assert.Single(Imported.Mapped("at=#1,recipient=#2", "x,x\n2026-03-24T09:00:00Z,ann@example.com\n", Opens).Lines);

    [Fact]
    public void A_name_that_stands_twice_is_asked_about() =>
        Assert.Contains(
            "more than once",
            Refusal(() => Imported.Mapped("at=x,recipient=y", "x,x,y\n1,2,3\n", Imported.Settings with { Types = [EventType.Opened] })),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("recpient=Who", "Did you mean 'recipient'?"), InlineData("Who", "PROPERTY=COLUMN"), InlineData("=Who", "PROPERTY=COLUMN")]
    [InlineData("at=", "PROPERTY=COLUMN")]
    [InlineData("recipient=Whoo,type=What", "Did you mean 'Who'?"), InlineData("at=When,at=What", "named twice")]
    [InlineData("at=When,type=What", "recipient=COLUMN is needed")]
    [InlineData("at=When,recipient=Who", "type=COLUMN is needed"), InlineData("recipient=#9,type=What", "no column '#9'")]
    public void A_map_that_cannot_be_meant_is_refused(string map, string said) =>
        Assert.Contains(said, Refusal(() => Imported.Mapped(map, Three)), StringComparison.Ordinal);

    [Fact]
    public void Words_for_types_are_the_exports_own_first()
    {
        var settings = Imported.Settings with { Words = new EventTypes("Read=opened,Open = clicked"), Email = "e" };
        var run = Imported.Mapped("at=When,recipient=Who,type=What", Three + "2026-03-24T09:00:00Z,bob@example.com,open\n", settings);
        Assert.Equal([EventType.Opened, EventType.Clicked], run.Events.Select(told => told.Type));
    }

    [Fact]
    public void A_word_that_nobody_knows_is_no_event()
    {
        var run = Imported.Mapped(
            "at=When,recipient=Who,type=What",
            Three.Replace("Read", "looked\e[31m", StringComparison.Ordinal),
            Imported.Settings with { Email = "e" });
        Assert.Empty(run.Lines);
        Assert.Contains("f:2: no event of a message: looked", run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Said);
    }

    [Theory]
    [InlineData("Hard Bounce", "hard"), InlineData("soft_bounce", "soft"), InlineData("bounced", null)]
    public void A_word_may_say_the_class_of_a_bounce(string word, string? stated)
    {
        var run = Imported.Mapped(
            "at=When,recipient=Who,type=What",
            Three.Replace("Read", word, StringComparison.Ordinal),
            Imported.Settings with { Email = "e" });
        Assert.Equal(stated, Assert.IsType<Bounced>(Assert.Single(run.Events)).Response.BounceClass);
    }

    [Theory]
    [InlineData("a=openned", "Did you mean 'opened'?"), InlineData("opened", "WORD=TYPE")]
    public void A_word_for_no_type_is_refused(string words, string said) =>
        Assert.Contains(said, Refusal(() => _ = new EventTypes(words)), StringComparison.Ordinal);

    [Fact]
    public void A_row_is_each_of_the_types_that_are_stated()
    {
        var run = Imported.Mapped(
            "at=When,recipient=Who", Three, Imported.Settings with { Types = [EventType.Sent, EventType.Delivered], Email = "e" });
        Assert.Equal([EventType.Sent, EventType.Delivered], run.Events.Select(told => told.Type));
    }

    [Fact]
    public void Where_a_column_says_the_type_only_the_stated_ones_are_taken()
    {
        var text = "When,Who,What\n2026-03-24T09:00:00Z,ann@example.com,open\n2026-03-24T09:00:00Z,ann@example.com,click\n";
        var run = Imported.Mapped(
            "at=When,recipient=Who,type=What", text, Imported.Settings with { Types = [EventType.Clicked], Email = "e" });
        Assert.Equal([EventType.Clicked], run.Events.Select(told => told.Type));
    }

    [Fact]
    public void An_unknown_export_names_its_columns_and_says_what_to_do() => Assert.Equal(
        "its columns are those of no known export: Datum, Mailadres, Wat. "
            + "Say what they hold, such as --map recipient=Mailadres,at=COLUMN,type=COLUMN",
        Refusal(() => Imported.Csv("Datum,Mailadres,Wat\n1,2,3\n")));

    [Fact]
    public void A_preset_whose_columns_are_not_there_is_refused() => Assert.Equal(
        "it has not the columns of brevo-recipients: When, Who, What",
        Refusal(() => Imported.Csv(Three, Opens with { Preset = ExportPresets.Named("brevo-recipients") })));

    [Fact]
    public void A_type_that_an_export_does_not_tell_of_is_refused() => Assert.Equal(
        "mailchimp-opened tells of opened, not of what --type names",
        Refusal(() => Imported.Csv("Email Address,Opens\nann@example.com,1\n", Opens with { Types = [EventType.Sent] })));

    [Fact]
    public void An_export_that_names_no_email_asks_for_one() =>
        Assert.Contains("--email KEY", Refusal(() => Imported.Csv("Email Address,Opens\nann@example.com,1\n")), StringComparison.Ordinal);
}
