using Amazon.Runtime;

namespace Amazon.ElastiCache;

public class AuthTokenUpdateStatus(string value) : ConstantClass(value)
{
    public static readonly AuthTokenUpdateStatus SETTING = new("SETTING");
    public static readonly AuthTokenUpdateStatus ROTATING = new("ROTATING");

    public static AuthTokenUpdateStatus FindValue(string value) => FindValue<AuthTokenUpdateStatus>(value);

    public static implicit operator AuthTokenUpdateStatus(string value) => FindValue(value);
}

public class AutomaticFailoverStatus(string value) : ConstantClass(value)
{
    public static readonly AutomaticFailoverStatus Enabled = new("enabled");
    public static readonly AutomaticFailoverStatus Disabled = new("disabled");
    public static readonly AutomaticFailoverStatus Enabling = new("enabling");
    public static readonly AutomaticFailoverStatus Disabling = new("disabling");

    public static AutomaticFailoverStatus FindValue(string value) => FindValue<AutomaticFailoverStatus>(value);

    public static implicit operator AutomaticFailoverStatus(string value) => FindValue(value);
}

public class DataTieringStatus(string value) : ConstantClass(value)
{
    public static readonly DataTieringStatus Enabled = new("enabled");
    public static readonly DataTieringStatus Disabled = new("disabled");

    public static DataTieringStatus FindValue(string value) => FindValue<DataTieringStatus>(value);

    public static implicit operator DataTieringStatus(string value) => FindValue(value);
}

public class DestinationType(string value) : ConstantClass(value)
{
    public static readonly DestinationType CloudwatchLogs = new("cloudwatch-logs");
    public static readonly DestinationType KinesisFirehose = new("kinesis-firehose");

    public static DestinationType FindValue(string value) => FindValue<DestinationType>(value);

    public static implicit operator DestinationType(string value) => FindValue(value);
}

public class IpDiscovery(string value) : ConstantClass(value)
{
    public static readonly IpDiscovery Ipv4 = new("ipv4");
    public static readonly IpDiscovery Ipv6 = new("ipv6");

    public static IpDiscovery FindValue(string value) => FindValue<IpDiscovery>(value);

    public static implicit operator IpDiscovery(string value) => FindValue(value);
}

public class LogDeliveryConfigurationStatus(string value) : ConstantClass(value)
{
    public static readonly LogDeliveryConfigurationStatus Active = new("active");
    public static readonly LogDeliveryConfigurationStatus Enabling = new("enabling");
    public static readonly LogDeliveryConfigurationStatus Modifying = new("modifying");
    public static readonly LogDeliveryConfigurationStatus Disabling = new("disabling");
    public static readonly LogDeliveryConfigurationStatus Error = new("error");

    public static LogDeliveryConfigurationStatus FindValue(string value) =>
        FindValue<LogDeliveryConfigurationStatus>(value);

    public static implicit operator LogDeliveryConfigurationStatus(string value) => FindValue(value);
}

public class LogFormat(string value) : ConstantClass(value)
{
    public static readonly LogFormat Text = new("text");
    public static readonly LogFormat Json = new("json");

    public static LogFormat FindValue(string value) => FindValue<LogFormat>(value);

    public static implicit operator LogFormat(string value) => FindValue(value);
}

public class LogType(string value) : ConstantClass(value)
{
    public static readonly LogType SlowLog = new("slow-log");
    public static readonly LogType EngineLog = new("engine-log");

    public static LogType FindValue(string value) => FindValue<LogType>(value);

    public static implicit operator LogType(string value) => FindValue(value);
}

public class NetworkType(string value) : ConstantClass(value)
{
    public static readonly NetworkType Ipv4 = new("ipv4");
    public static readonly NetworkType Ipv6 = new("ipv6");
    public static readonly NetworkType Dual_stack = new("dual_stack");

    public static NetworkType FindValue(string value) => FindValue<NetworkType>(value);

    public static implicit operator NetworkType(string value) => FindValue(value);
}

public class TransitEncryptionMode(string value) : ConstantClass(value)
{
    public static readonly TransitEncryptionMode Preferred = new("preferred");
    public static readonly TransitEncryptionMode Required = new("required");

    public static TransitEncryptionMode FindValue(string value) => FindValue<TransitEncryptionMode>(value);

    public static implicit operator TransitEncryptionMode(string value) => FindValue(value);
}
