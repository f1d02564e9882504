namespace CampaignMetrics.Bounces.Tests;

public sealed class BounceNamesTests
{
    [Theory]
    [InlineData(BounceClass.Hard, "hard"), InlineData(BounceClass.Soft, "soft"), InlineData(BounceClass.Temporary, "temporary")]
    [InlineData(BounceClass.Blocked, "blocked"), InlineData(BounceClass.Undetermined, "undetermined")]
    public void A_class_is_written_in_lower_case(BounceClass bounceClass, string word) => Assert.Equal(word, BounceNames.Of(bounceClass));

    [Theory]
    [InlineData(BounceReason.MailboxFull, "mailboxFull"), InlineData(BounceReason.ReverseDnsMissing, "reverseDnsMissing")]
    [InlineData(BounceReason.Undefined, "undetermined")]
    public void A_reason_is_written_in_camel_case(BounceReason reason, string word) => Assert.Equal(word, BounceNames.Of(reason));

    [Fact]
    public void Every_class_is_read_as_it_is_written() => Assert.All(Enum.GetValues<BounceClass>(), bounceClass =>
        Assert.Equal((true, bounceClass), (BounceNames.TryParse($" {BounceNames.Of(bounceClass)}", out BounceClass read), read)));

    [Fact]
    public void Every_reason_is_read_as_it_is_written_in_any_case() => Assert.All(Enum.GetValues<BounceReason>(), reason =>
        Assert.Equal((true, reason), (BounceNames.TryParse($"{BounceNames.Of(reason).ToUpperInvariant()} ", out BounceReason read), read)));

    [Fact]
    public void A_providers_word_that_means_a_class_is_read_as_it() =>
        Assert.Equal((true, BounceClass.Blocked), (BounceNames.TryParse("block", out BounceClass read), read));

    [Theory]
    [InlineData("hard", BounceClass.Soft, BounceClass.Hard)]
    [InlineData("undetermined", BounceClass.Soft, BounceClass.Soft)]
    [InlineData("Permanent", BounceClass.Soft, BounceClass.Soft)]
    [InlineData(" permanent ", BounceClass.Undetermined, BounceClass.Hard)]
    [InlineData("failed", BounceClass.Undetermined, BounceClass.Undetermined)]
    [InlineData(null, BounceClass.Blocked, BounceClass.Blocked)]
    public void A_stated_class_counts_and_a_vague_word_only_where_the_server_says_nothing(
        string? word, BounceClass classified, BounceClass expected) =>
        Assert.Equal(expected, BounceNames.ClassOf(word, classified));

    [Theory]
    [InlineData("Soft ", true), InlineData("block", true), InlineData("undetermined", false), InlineData("permanent", false)]
    [InlineData(null, false)]
    public void Undetermined_and_vague_words_state_no_class(string? word, bool isStated) =>
        Assert.Equal(isStated, BounceNames.IsStated(word, out _));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("1"), InlineData("hard, soft"), InlineData("undefined"), InlineData("permanent")]
    public void Another_word_is_neither_class_nor_reason(string? word)
    {
        Assert.Equal((false, BounceClass.Undetermined), (BounceNames.TryParse(word, out BounceClass bounceClass), bounceClass));
        Assert.Equal((false, BounceReason.Undefined), (BounceNames.TryParse(word, out BounceReason reason), reason));
    }

    [Fact]
    public void What_is_no_member_has_no_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BounceNames.Of((BounceClass)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => BounceNames.Of((BounceReason)(-1)));
    }
}
