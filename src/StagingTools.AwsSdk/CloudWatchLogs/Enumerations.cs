using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

public class DataProtectionStatus(string value) : ConstantClass(value)
{
    public static readonly DataProtectionStatus ACTIVATED = new("ACTIVATED");
    public static readonly DataProtectionStatus DELETED = new("DELETED");
    public static readonly DataProtectionStatus ARCHIVED = new("ARCHIVED");
    public static readonly DataProtectionStatus DISABLED = new("DISABLED");

    public static DataProtectionStatus FindValue(string value) => FindValue<DataProtectionStatus>(value);

    public static implicit operator DataProtectionStatus(string value) => FindValue(value);
}

public class EntityRejectionErrorType(string value) : ConstantClass(value)
{
    public static readonly EntityRejectionErrorType InvalidEntity = new("InvalidEntity");
    public static readonly EntityRejectionErrorType InvalidTypeValue = new("InvalidTypeValue");
    public static readonly EntityRejectionErrorType InvalidKeyAttributes = new("InvalidKeyAttributes");
    public static readonly EntityRejectionErrorType InvalidAttributes = new("InvalidAttributes");
    public static readonly EntityRejectionErrorType EntitySizeTooLarge = new("EntitySizeTooLarge");
    public static readonly EntityRejectionErrorType UnsupportedLogGroupType = new("UnsupportedLogGroupType");
    public static readonly EntityRejectionErrorType MissingRequiredFields = new("MissingRequiredFields");

    public static EntityRejectionErrorType FindValue(string value) => FindValue<EntityRejectionErrorType>(value);

    public static implicit operator EntityRejectionErrorType(string value) => FindValue(value);
}

public class LogGroupClass(string value) : ConstantClass(value)
{
    public static readonly LogGroupClass STANDARD = new("STANDARD");
    public static readonly LogGroupClass INFREQUENT_ACCESS = new("INFREQUENT_ACCESS");
    public static readonly LogGroupClass DELIVERY = new("DELIVERY");

    public static LogGroupClass FindValue(string value) => FindValue<LogGroupClass>(value);

    public static implicit operator LogGroupClass(string value) => FindValue(value);
}

public class OrderBy(string value) : ConstantClass(value)
{
    public static readonly OrderBy LogStreamName = new("LogStreamName");
    public static readonly OrderBy LastEventTime = new("LastEventTime");

    public static OrderBy FindValue(string value) => FindValue<OrderBy>(value);

    public static implicit operator OrderBy(string value) => FindValue(value);
}
