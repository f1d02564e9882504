using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Counts clicks by link and by occurrence: events, and distinct messages in each body (HTML, plain text) and in either.</summary>
internal sealed class LinkTally(Vocabulary words, MessageFold fold, LinkTable links)
{
    private static readonly int Roles = Enum.GetValues<LinkRole>().Length;

    private readonly SlotSums<LinkSum> _links = new();
    private readonly Interner<PairKey> _occurrences = new();
    private readonly SlotSums<EventSum> _byOccurrence = new();

    // By link or occurrence, the number of the message that clicked it last. A click is unique if that is another message: one number
    // for each link takes the place of a set of messages.
    private readonly SlotSums<LastMessage> _lastOfLink = new();
    private readonly SlotSums<int> _lastOfOccurrence = new();

    private long _textClicks, _variantClicks;
    // Counts from 1, so that the default 0 is no message.
    private int _message;

    public void Add(in Counted counted)
    {
        _message++;
        var entries = counted.Message.Entries;
        EmailLinkTable? ofEmail = null;
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Type == EventType.Clicked && counted.Counts(i))
                Add(entries[i].Detail, (ofEmail ??= fold.Emails[counted.Message.State.Email].Links)[entries[i].Detail]);
    }

    public void WriteTo(ReportSums sums)
    {
        for (var link = 0; link < _links.Count; link++)
            if (_links[link] != default) sums.Links.Add(new LinkKey(links[link / Roles], (LinkRole)(link % Roles)), _links[link]);
        for (var occurrence = 0; occurrence < _byOccurrence.Count; occurrence++)
        {
            var (url, link) = _occurrences[occurrence];
            sums.Occurrences.Add(new OccurrenceKey(links[url], words.Text(link)), _byOccurrence[occurrence]);
        }
        sums.TextClicks += _textClicks;
        sums.VariantClicks += _variantClicks;
    }

    private void Add(int detail, ClickedLink link)
    {
        var isText = words.SlotOf(EventSchema.Link, detail, EventProperty.Part) == (int)EmailPart.Text;
        // A dense index of the pair of link and role.
        var row = link.Url * Roles + (int)link.Role;
        ref var last = ref _lastOfLink[row];
        ref var sum = ref _links[row];
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
        Map(detail, link, isText);
    }

    /// <summary>Adds a click to the click map, which shows the HTML body that everybody gets. Other clicks are only counted.</summary>
    private void Map(int detail, ClickedLink link, bool isText)
    {
        if (isText) _textClicks++;
        else if (link.IsOfVariant) _variantClicks++;
        else
        {
            var occurrence = _occurrences.Add(new PairKey(link.Url, words.SlotOf(EventSchema.Link, detail, EventProperty.Link)));
            ref var last = ref _lastOfOccurrence[occurrence];
            _byOccurrence[occurrence] += new EventSum(1, last == _message ? 0 : 1);
            last = _message;
        }
    }

    private record struct LastMessage(int Any, int Html, int Text);
}
