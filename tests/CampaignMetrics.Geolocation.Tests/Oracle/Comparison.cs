using System.Net;

namespace CampaignMetrics.Geolocation.Tests.Oracle;

/// <summary>What two readers answer to one question.</summary>
/// <param name="Address">The address that was asked for; null for the opening of the file.</param>
/// <param name="IPVersion">The version that our reader found in the metadata; 0 for the opening.</param>
/// <param name="Ours">Our answer.</param>
/// <param name="Theirs">The other reader's answer.</param>
internal readonly record struct Comparison(IPAddress? Address, int IPVersion, Answer Ours, Answer Theirs)
{
    public bool IsOpening => Address is null;

    /// <summary>Two refusals are the same, whatever their words.</summary>
    public bool IsSame => Ours.IsRefusal ? Theirs.IsRefusal : Ours == Theirs;

    public override string ToString() => $"{Address?.ToString() ?? "opening"}: ours {Ours.Text}, theirs {Theirs.Text}";
}
