using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Ledger;

/// <summary>Sorts the messages of stores by contact, then by email, since their order in the stores differs from run to run.</summary>
internal static class ExportOrder
{
    /// <summary>Where a message is: 16 bytes, all that the sorting keeps of each message.</summary>
    private readonly record struct Place(int Store, int Message, int Contact, int Email);

    /// <summary>The messages in order, each with its store. What is added to the stores meanwhile is not in it.</summary>
    public static IEnumerable<(MessageStore Store, int Message)> Of(IReadOnlyList<MessageStore> stores)
    {
        var places = new List<Place>();
        for (var i = 0; i < stores.Count; i++)
            lock (stores[i].Gate)
                for (var message = 0; message < stores[i].Count; message++)
                    places.Add(new Place(i, message, stores[i][message].Contact, stores[i][message].Email));
        places.Sort((x, y) => Compare(stores, x, y));
        foreach (var place in places) yield return (stores[place.Store], place.Message);
    }

    private static int Compare(IReadOnlyList<MessageStore> stores, Place x, Place y)
    {
        // All messages of a contact are in one store, so emails are compared only within it.
        if (x.Store == y.Store && x.Contact == y.Contact) return stores[x.Store].CompareEmails(x.Email, y.Email);
        return stores[x.Store].Contacts.At(x.Contact).SequenceCompareTo(stores[y.Store].Contacts.At(y.Contact));
    }
}
