namespace StagingTools.Sandbox.Gateway;

/// <summary>Refuses requests by chance, before anything is done for them, with the words that the services use.</summary>
internal sealed class FaultInjector
{
    private readonly Lock _gate = new();
    private SandboxFaults _faults = new();
    private Random _chance = new(0);
    private long _refused;

    /// <summary>What is refused at present.</summary>
    public SandboxFaults Faults
    {
        get
        {
            lock (_gate) return _faults with { Refused = _refused };
        }
    }

    /// <summary>Sets what is refused from now on.</summary>
    /// <exception cref="SandboxException">A share that is none.</exception>
    public SandboxFaults Set(SandboxFaults faults)
    {
        faults.Check();
        lock (_gate)
        {
            _faults = faults;
            _chance = new Random(faults.Seed);
            _refused = 0;
        }

        return Faults;
    }

    /// <summary>The refusal of a request; null when it is served.</summary>
    public AwsException? Draw(AwsRequest request)
    {
        lock (_gate)
        {
            if (_faults is { ThrottlingPercent: 0, ErrorPercent: 0 }
                || (_faults.Services.Count > 0 && !_faults.Services.Contains(request.Service, StringComparer.OrdinalIgnoreCase)))
            {
                return null;
            }

            double drawn = _chance.NextDouble() * 100;
            AwsException? refusal = drawn < _faults.ThrottlingPercent ? Throttled(request)
                : drawn < _faults.ThrottlingPercent + _faults.ErrorPercent ? Failed(request)
                : null;
            if (refusal is not null) _refused++;
            return refusal;
        }
    }

    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and
    // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, for the two that have words of their own.
    private static AwsException Throttled(AwsRequest request) => request.Protocol switch
    {
        AwsProtocol.Ec2 => new AwsException("RequestLimitExceeded", "Request limit exceeded.", 503),
        AwsProtocol.RestXml => new AwsException("SlowDown", "Please reduce your request rate.", 503),
        AwsProtocol.Json or AwsProtocol.RestJson => new AwsException("ThrottlingException", "Rate exceeded"),
        _ => new AwsException("Throttling", "Rate exceeded"),
    };

    private static AwsException Failed(AwsRequest request) => request.Protocol switch
    {
        AwsProtocol.RestXml => new AwsException("InternalError", "We encountered an internal error. Please try again.", 500),
        AwsProtocol.Ec2 => new AwsException("InternalError", "An internal error has occurred", 500),
        AwsProtocol.Json or AwsProtocol.RestJson => new AwsException("InternalServerException", "An internal error has occurred", 500),
        _ => new AwsException("InternalFailure", "An internal error has occurred", 500),
    };
}
