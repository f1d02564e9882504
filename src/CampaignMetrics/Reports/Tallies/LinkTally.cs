using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Clicks by link: events, and messages by which bodies they clicked it in.</summary>
internal sealed class LinkTally(Vocabulary words)
{
    private readonly SlotSums<LinkSum> _urls = new();
    private readonly SlotSums<CountSum> _occurrences = new();

    /// <summary>The number of the message that clicked the URL last, in either body and in each.</summary>
    private readonly SlotSums<LastMessage> _lastMessage = new();

    private long _textClicks, _variantClicks;
    private int _message;

    public void Add(in Counted counted)
    {
        _message++;
        var entries = counted.Message.Entries;
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Type == EventType.Clicked && counted.Counts(i)) Add(entries[i].Detail);
    }

    public void WriteTo(ReportSums sums)
    {
        for (var url = 0; url < _urls.Count; url++)
            if (_urls[url] != default) sums.Links.Add(words.Urls.Text(url), _urls[url]);
        for (var link = 0; link < _occurrences.Count; link++)
        {
            if (_occurrences[link] == default) continue;
            var url = words.Urls.Text(words.SlotOf(EventSchema.Link, link, EventProperty.Url));
            sums.Occurrences.Add(
                new OccurrenceKey(url, words.TextOf(EventSchema.Link, link, EventProperty.Link) ?? ""), _occurrences[link]);
        }
        sums.TextClicks += _textClicks;
        sums.VariantClicks += _variantClicks;
    }

    private void Add(int link)
    {
        var url = words.SlotOf(EventSchema.Link, link, EventProperty.Url);
        var isText = words.SlotOf(EventSchema.Link, link, EventProperty.Part) == (int)EmailPart.Text;
        ref var last = ref _lastMessage[url];
        ref var sum = ref _urls[url];
        var one = new EventSum(1, 0);
        sum.Combined += one with { Unique = last.Any == _message ? 0 : 1 };
        if (!isText)
        {
            sum.Html += one with { Unique = last.Html == _message ? 0 : 1 };
            last.Html = _message;
        }
        else
        {
            sum.Text += one with { Unique = last.Text == _message ? 0 : 1 };
            last.Text = _message;
        }
        last.Any = _message;
        Map(link, isText);
    }

    /// <summary>The click map shows the HTML body that everybody gets.</summary>
    private void Map(int link, bool isText)
    {
        if (isText) _textClicks++;
        else if (words.SlotOf(EventSchema.Link, link, EventProperty.Variant) != Slot.None) _variantClicks++;
        else _occurrences[link] += new CountSum(1);
    }

    private record struct LastMessage(int Any, int Html, int Text);
}
