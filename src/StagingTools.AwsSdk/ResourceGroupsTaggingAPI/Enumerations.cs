using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

public class ErrorCode(string value) : ConstantClass(value)
{
    public static readonly ErrorCode InternalServiceException = new("InternalServiceException");
    public static readonly ErrorCode InvalidParameterException = new("InvalidParameterException");

    public static ErrorCode FindValue(string value) => FindValue<ErrorCode>(value);

    public static implicit operator ErrorCode(string value) => FindValue(value);
}
