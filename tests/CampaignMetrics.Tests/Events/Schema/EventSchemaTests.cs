using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Engine.Snapshots;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Tests.Events.Schema;

/// <summary>Everything that a record can state goes through every path and comes out again: what a path forgot is lost data.</summary>
public sealed class EventSchemaTests
{
    private const int Rounds = 200;

    private static IEnumerable<EmailEvent> Records =>
        Enumerable.Range(0, Rounds).SelectMany(seed => new EveryRecord(seed).All.SelectMany(WithItsPersonalLink));

    [Fact]
    public void Every_record_has_a_type_and_every_type_a_record() =>
        Assert.Equal(Enum.GetValues<EventType>().Order(), new EveryRecord(0).All.Select(record => record.Type).Order());

    [Fact]
    public void The_row_of_a_type_makes_its_record()
    {
        foreach (var record in new EveryRecord(1).All) Assert.Equal(record.GetType(), EmailEvent.From(FieldsOf(record)).GetType());
    }

    [Fact]
    public void A_record_and_its_fields_are_one_event()
    {
        foreach (var record in Records) Assert.Equal(record, EmailEvent.From(FieldsOf(record)));
    }

    [Fact]
    public void A_record_and_its_line_are_one_event()
    {
        foreach (var record in Records)
            Assert.Equal(record, EventLines.Parse(Encoding.UTF8.GetString(Lines.Write(record)).TrimEnd()).Event);
    }

    [Fact]
    public void Every_text_of_a_record_stands_in_its_line_and_in_its_canonical_line()
    {
        foreach (var record in Records)
            foreach (var text in TextsOf(record))
            {
                Assert.Contains($"\"{text}\"", Encoding.UTF8.GetString(Lines.Write(record)), StringComparison.Ordinal);
                Assert.Contains($"\"{text}\"", record.ToCanonicalLine(), StringComparison.Ordinal);
            }
    }

    [Fact]
    public void Every_record_states_as_many_properties_as_it_has_members()
    {
        foreach (var record in new EveryRecord(2).All)
        {
            var members = EveryRecord.Leaves(record.GetType()).Sum(PropertiesOf);
            var line = JsonNode.Parse(record.ToCanonicalLine())!.AsObject();
            // The line also states the type.
            Assert.True(line.Count == members + 1, $"{record.Type}: {members} members, but the line is {line.ToJsonString()}");
        }
    }

    [Fact]
    public void Every_own_property_of_a_type_is_stated_by_its_record_and_no_other()
    {
        foreach (var record in new EveryRecord(3).All)
        {
            var fields = FieldsOf(record);
            foreach (var row in EventSchema.Properties)
                if (!EventSchema.Common.Has(row.Property))
                    Assert.True(
                        fields.Has(row.Property) == EventSchema.Of(record.Type).Own.Has(row.Property), $"{record.Type}: {row.Name}");
        }
    }

    [Fact]
    public void A_line_keeps_nothing_that_its_record_has_no_member_for()
    {
        var parser = new EventLineParser();
        var all = new JsonObject();
        foreach (var record in new EveryRecord(4).All)
            foreach (var (name, value) in JsonNode.Parse(record.ToCanonicalLine())!.AsObject()) all[name] = value?.DeepClone();
        foreach (var type in Enum.GetValues<EventType>())
        {
            all["type"] = CamelCase.Of(type.ToString());
            var fields = new EventFields();
            Assert.Null(parser.Parse(Encoding.UTF8.GetBytes(all.ToJsonString()), fields));
            Assert.Equal(EmailEvent.From(fields), EmailEvent.From(FieldsOf(EmailEvent.From(fields))));
            Assert.Equal(EmailEvent.From(fields).ToCanonicalLine(), Encoding.UTF8.GetString(new CanonicalLine().Of(fields)));
        }
    }

    [Fact]
    public void Everything_that_a_record_states_is_in_the_log_and_in_a_snapshot_of_it()
    {
        foreach (var record in Records.Take(300)) Assert.Equal([record.ToCanonicalLine()], InSnapshot([record]));
    }

    [Fact]
    public void Everything_that_a_line_states_is_in_the_log_and_in_a_snapshot_of_it()
    {
        var records = Records.Take(300).ToList();
        using var stores = new MessageStores(spill: null);
        var batch = new EventBatch(stores.Words, records.Count);
        var parser = new EventLineParser();
        var fields = new EventFields();
        foreach (var record in records)
        {
            Assert.Null(parser.Parse(Lines.Write(record)[..^1], fields));
            batch.Add(fields);
        }
        stores.Apply(batch);
        Assert.Equal(records.Select(record => record.ToCanonicalLine()).Order(StringComparer.Ordinal), InSnapshot(stores));
    }

    [Fact]
    public void Everything_that_a_record_states_is_in_the_history_of_its_message()
    {
        foreach (var record in Records.Take(300))
        {
            var ledger = new MessageLedger();
            ledger.Apply(record);
            var told = Assert.Single(ledger.History(record.Email!.Value, record.Recipient)).Event;
            Assert.Equal(record.ToCanonicalLine(), told.ToCanonicalLine());
        }
    }

    [Fact]
    public void A_text_from_elsewhere_may_be_personal_and_nothing_else_is()
    {
        foreach (var row in EventSchema.Properties)
        {
            var isFree = row.Kind is PropertyKind.Text or PropertyKind.Texts or PropertyKind.Tags;
            Assert.True(isFree == (row.Personal != PersonalData.None), row.Name);
        }
    }

    [Fact]
    public void The_log_has_room_for_every_type_and_every_actor()
    {
        byte[] record = new byte[EventRecord.MaxLength], values = new byte[LinkTemplates.MaxValues];
        foreach (var type in Enum.GetValues<EventType>())
            foreach (var actor in (Actor?[])[null, .. Enum.GetValues<Actor>().Select(actor => (Actor?)actor)])
            {
                var id = new byte[EventIdCode.MaxLength];
                var idCode = id.AsSpan(0, EventIdCode.Write(id, "some id"u8));
                var facts = new byte[EventRecord.MaxFacts];
                var length = EventRecord.WriteFacts(facts, new Entry(type, 5, actor), 3, values, new RecordBase(7, 2));
                ReadOnlySpan<byte> log = record.AsSpan(0, EventRecord.Write(record, idCode, facts.AsSpan(0, length)));
                var read = EventRecord.Read(EventRecord.Next(ref log), new RecordBase(7, 2), out var readValues);
                Assert.Equal((type, actor, 5L, 3), (read.Type, read.Stated, read.At, read.Segments));
                Assert.Equal(values, readValues.ToArray());
            }
    }

    /// <summary>A click, and the same on a link that carries its recipient, which goes other ways.</summary>
    private static IEnumerable<EmailEvent> WithItsPersonalLink(EmailEvent record)
    {
        yield return record;
        if (record is not Clicked clicked) yield break;
        var url = $"https://shop.example/ä?mc_eid={clicked.Url}ü&x=1&amp;_hsenc={clicked.Link}#mkt_tok=1";
        yield return clicked with { Id = clicked.Id.Value + "-personal", Url = url };
    }

    /// <summary>How many properties of a line a member becomes.</summary>
    private static int PropertiesOf(string member) => member switch
    {
        "Request.Place" => 3,
        "Amount" => 2,
        _ => 1,
    };

    private static EventFields FieldsOf(EmailEvent record)
    {
        var fields = new EventFields();
        record.Fill(fields);
        return fields;
    }

    private static IEnumerable<string> TextsOf(object? value) => value switch
    {
        null => [],
        string text => text.StartsWith("text-", StringComparison.Ordinal) ? [text] : [],
        IEnumerable many => many.Cast<object>().SelectMany(TextsOf),
        IFormattable => [],
        _ =>
            value.GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not "IdOrDerived" and not "Domain")
            .SelectMany(property => property.PropertyType.IsEnum ? [] : TextsOf(property.GetValue(value))),
    };

    private static List<string> InSnapshot(IEnumerable<EmailEvent> records)
    {
        using var stores = new MessageStores(spill: null);
        var batch = new EventBatch(stores.Words, 16);
        foreach (var record in records) Assert.Null(batch.Add(record));
        stores.Apply(batch);
        return InSnapshot(stores);
    }

    /// <summary>The canonical lines of all events of a snapshot, read into new stores.</summary>
    private static List<string> InSnapshot(MessageStores stores)
    {
        var snapshot = new MemoryStream();
        LedgerSnapshot.Write(snapshot, stores, new InputSum(), CancellationToken.None);
        snapshot.Position = 0;
        using var read = new MessageStores(spill: null);
        Assert.Null(LedgerSnapshot.Read(snapshot, read, new InputSum()));
        return [.. read.All.SelectMany(store => LinesOf(store, read.Words)).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> LinesOf(MessageStore store, Vocabulary words)
    {
        var logged = new LoggedFields(words);
        var lines = new List<string>();
        byte[] copy = [], id = new byte[EventIdCode.MaxLength];
        for (var message = 0; message < store.Count; message++)
        {
            var slot = store[message];
            ReadOnlySpan<byte> log = copy.AsSpan(0, 0);
            var length = store.CopyLog(slot, ref copy);
            log = copy.AsSpan(0, length);
            while (!log.IsEmpty)
            {
                var record = EventRecord.Next(ref log);
                var entry = EventRecord.Read(record, slot.Base, out var values);
                var fields = logged.Of(entry, entry.Segments, values);
                fields.SetText(EventProperty.Id, EventIdCode.Read(record, id));
                fields.SetText(EventProperty.Email, words.Emails[slot.Email]);
                fields.SetText(EventProperty.Recipient, store.Contacts.At(slot.Contact));
                lines.Add(Encoding.UTF8.GetString(new CanonicalLine().Of(fields)));
            }
        }
        return lines;
    }
}
