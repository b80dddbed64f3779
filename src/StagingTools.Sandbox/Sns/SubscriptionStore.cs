namespace StagingTools.Sandbox.Sns;

/// <summary>The subscriptions of people and web servers, by topic.</summary>
internal sealed class SubscriptionStore(TimeProvider time)
{
    // https://docs.aws.amazon.com/sns/latest/dg/sns-delete-subscription-topic.html: who does not confirm is forgotten.
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(48);

    private readonly Lock _gate = new();
    private readonly List<TopicSubscription> _all = [];

    /// <summary>The subscriptions of a topic.</summary>
    public IReadOnlyList<TopicSubscription> Of(string topicArn)
    {
        lock (_gate)
        {
            Forget();
            return [.. _all.Where(one => one.TopicArn == topicArn)];
        }
    }

    /// <summary>A subscription by its ARN; null when there is none.</summary>
    public TopicSubscription? Find(string? arn)
    {
        lock (_gate)
        {
            Forget();
            return _all.Find(one => one.Arn == arn);
        }
    }

    /// <summary>The subscription of an endpoint, made where it is new.</summary>
    public TopicSubscription Add(string topicArn, string protocol, string endpoint)
    {
        lock (_gate)
        {
            Forget();
            if (_all.Find(one => one.TopicArn == topicArn && one.Protocol == protocol && one.Endpoint == endpoint) is { } known) return known;
            var made = new TopicSubscription
            {
                Arn = $"{topicArn}:{Guid.NewGuid():D}",
                TopicArn = topicArn,
                Protocol = protocol,
                Endpoint = endpoint,
                Token = $"{Guid.NewGuid():N}{Guid.NewGuid():N}",
                SubscribedAt = time.GetUtcNow(),
                IsConfirmed = protocol == "sms",
            };
            _all.Add(made);
            return made;
        }
    }

    /// <summary>Confirms what a token belongs to; null when it belongs to nothing.</summary>
    public TopicSubscription? Confirm(string topicArn, string token)
    {
        lock (_gate)
        {
            Forget();
            TopicSubscription? found = _all.Find(one => one.TopicArn == topicArn && one.Token == token);
            if (found is not null) found.IsConfirmed = true;
            return found;
        }
    }

    /// <summary>Removes one.</summary>
    public void Remove(TopicSubscription subscription)
    {
        lock (_gate) _all.Remove(subscription);
    }

    /// <summary>Removes those of a topic that went.</summary>
    public void RemoveAll(string topicArn)
    {
        lock (_gate) _all.RemoveAll(one => one.TopicArn == topicArn);
    }

    private void Forget() =>
        _all.RemoveAll(one => !one.IsConfirmed && time.GetUtcNow() - one.SubscribedAt > s_patience);
}
